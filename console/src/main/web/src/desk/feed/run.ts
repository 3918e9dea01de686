import { Problem } from '../../api/http';
import type { CommandAnswer } from '../../api/routing';
import type { DeskStore } from './stores';

/** Sends a command; a refusal becomes a notice. Answers the refusal, or null when it was taken. */
export type Run = (command: Promise<unknown>) => Promise<Problem | null>;

/**
 * @param onUnauthenticated the session may be over
 */
export const runOn =
  (store: DeskStore, onUnauthenticated: () => void): Run =>
  async (command) => {
    try {
      const answer = (await command) as CommandAnswer | undefined;
      if (answer?.commandId !== undefined && answer.at === undefined) {
        store.dispatch({ kind: 'unanswered' });
      }
      return null;
    } catch (failure) {
      const problem = failure instanceof Problem ? failure : new Problem(0, 'internal', '');
      store.dispatch({ kind: 'failed', code: problem.code, message: problem.detail });
      if (problem.status === 401) {
        onUnauthenticated();
      }
      return problem;
    }
  };
