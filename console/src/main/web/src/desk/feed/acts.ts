import { createContext, use } from 'react';
import type { Run } from './run';

/** What the desk can do; the same for as long as it is open. */
export interface Acts {
  run: Run;
  /** Tells the customer that the agent types, or stopped. */
  sendTyping: (contactId: string, on: boolean) => void;
  /** Tells the customer that the agent has read so far; false when there was no line. */
  sendRead: (contactId: string, sequence: number) => boolean;
  /** Tries at once to reach the exchange again. */
  retryNow: () => void;
}

const ActsContext = createContext<Acts | null>(null);
export const ActsProvider = ActsContext.Provider;

export function useActs(): Acts {
  const acts = use(ActsContext);
  if (acts === null) {
    throw new Error('Expected a desk above but found none');
  }
  return acts;
}

export const useRun = (): Run => useActs().run;
