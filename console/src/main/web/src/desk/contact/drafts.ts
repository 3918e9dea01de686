import { useCallback, useEffect, useState } from 'react';
import { randomId } from '../../api/http';
import type { DraftFile } from '../attach/files';

export type DraftKind = 'reply' | 'note';

/** What is being written to, or about, one contact; it outlives cuts, reloads and sign-offs. */
export interface Draft {
  text: string;
  /** Sent along, so that a repeated send makes one message. */
  clientId: string;
  /** The newest customer message when the draft began; null while nothing is written. */
  lastSeen: number | null;
  /** What goes with it. */
  files: DraftFile[];
  savedAt: number;
}

const prefix = 'strowger.draft.';
const keptFor = 7 * 24 * 3600 * 1000;

const keyOf = (userId: string, contactId: string, kind: DraftKind) => `${prefix}${userId}.${contactId}.${kind}`;

export function emptyDraft(): Draft {
  return { text: '', clientId: randomId(), lastSeen: null, files: [], savedAt: 0 };
}

/**
 * The draft after its text changed; the first character fixes what the writer had seen.
 *
 * @param newestSeen null while the conversation is not on the screen yet
 */
export function written(draft: Draft, text: string, newestSeen: number | null, now: number): Draft {
  return {
    ...draft,
    text,
    lastSeen: text === '' ? null : (draft.lastSeen ?? newestSeen),
    savedAt: now,
  };
}

export function readDraft(store: Storage, userId: string, contactId: string, kind: DraftKind): Draft {
  const kept = store.getItem(keyOf(userId, contactId, kind));
  if (kept === null) {
    return emptyDraft();
  }
  try {
    return { ...emptyDraft(), ...(JSON.parse(kept) as Draft) };
  } catch {
    return emptyDraft();
  }
}

export function keepDraft(store: Storage, userId: string, contactId: string, kind: DraftKind, draft: Draft): void {
  const key = keyOf(userId, contactId, kind);
  try {
    if (draft.text === '' && draft.files.length === 0) {
      store.removeItem(key);
    } else {
      store.setItem(key, JSON.stringify(draft));
    }
  } catch {
    // a full or forbidden storage must not stop the writer
  }
}

const changed = 'strowger:draft';

/** Puts an answer that was not sent back before what is being written now. */
export function takeBack(
  store: Storage,
  userId: string,
  contactId: string,
  text: string,
  files: DraftFile[],
  newestSeen: number,
  now: number,
): void {
  const draft = readDraft(store, userId, contactId, 'reply');
  const whole = draft.text === '' ? text : `${text}\n${draft.text}`;
  const back = { ...draft, files: [...files, ...draft.files] };
  keepDraft(store, userId, contactId, 'reply', written(back, whole, newestSeen, now));
  globalThis.dispatchEvent?.(new Event(changed));
}

/** Changes the files of a reply that is being written, also while another contact is in front. */
export function changeFiles(
  store: Storage,
  userId: string,
  contactId: string,
  change: (files: DraftFile[]) => DraftFile[],
): void {
  const draft = readDraft(store, userId, contactId, 'reply');
  keepDraft(store, userId, contactId, 'reply', { ...draft, files: change(draft.files), savedAt: Date.now() });
  globalThis.dispatchEvent?.(new Event(changed));
}

/** Notes that were begun on contacts which are gone since: wrap-up ends by the clock, writers do not. */
export function leftOverNotes(store: Storage, userId: string, held: string[]): { contactId: string; draft: Draft }[] {
  const own = `${prefix}${userId}.`;
  return Object.keys(store)
    .filter((key) => key.startsWith(own) && key.endsWith('.note'))
    .map((key) => key.slice(own.length, -'.note'.length))
    .filter((contactId) => !held.includes(contactId))
    .map((contactId) => ({ contactId, draft: readDraft(store, userId, contactId, 'note') }))
    .filter(({ draft }) => draft.text.trim() !== '');
}

/** Drafts nobody came back to are personal data that nobody needs. */
export function dropOldDrafts(store: Storage, now: number): void {
  for (const key of Object.keys(store).filter((name) => name.startsWith(prefix))) {
    try {
      const draft = JSON.parse(store.getItem(key) ?? '') as Draft;
      if (now - draft.savedAt > keptFor) {
        store.removeItem(key);
      }
    } catch {
      store.removeItem(key);
    }
  }
}

export function useDraft(userId: string, contactId: string, kind: DraftKind) {
  const [draft, setDraft] = useState(() => readDraft(localStorage, userId, contactId, kind));
  const change = useCallback(
    (next: Draft) => {
      keepDraft(localStorage, userId, contactId, kind, next);
      setDraft(next);
    },
    [userId, contactId, kind],
  );
  useEffect(() => {
    const reread = () => setDraft(readDraft(localStorage, userId, contactId, kind));
    const onOtherTab = (event: StorageEvent) => {
      if (event.key === null || event.key === keyOf(userId, contactId, kind)) {
        reread();
      }
    };
    window.addEventListener(changed, reread);
    window.addEventListener('storage', onOtherTab); // another tab wrote or sent it
    return () => {
      window.removeEventListener(changed, reread);
      window.removeEventListener('storage', onOtherTab);
    };
  }, [userId, contactId, kind]);
  return [draft, change] as const;
}
