import { addNote, type Case } from '../../api/cases';
import { useSignedIn } from '../../session/SignedIn';
import type { Problem } from '../../api/http';
import { useRun } from '../feed/acts';
import { emptyDraft, useDraft, written } from './drafts';

/** The note that goes to the case with a verb; the same draft as the composer's. */
export function useHandOverNote(contactId: string, openCase: Case | undefined) {
  const { userId } = useSignedIn();
  const run = useRun();
  const [note, keep] = useDraft(userId, contactId, 'note');
  return {
    text: note.text,
    possible: openCase !== undefined,
    write: (text: string) => keep(written(note, text, 0, Date.now())),
    /** Saves it, if there is anything to save; answers a refusal. */
    save: async (): Promise<Problem | null> => {
      if (note.text.trim() === '' || openCase === undefined) {
        return null;
      }
      const refused = await run(addNote(openCase.id, note.clientId, note.text));
      if (refused === null) {
        keep(emptyDraft());
      }
      return refused;
    },
  };
}

export type HandOverNote = ReturnType<typeof useHandOverNote>;
