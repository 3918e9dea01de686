import { type LiveState, seenOf } from '../state/live';

const keyOf = (userId: string) => `strowger.seen.${userId}`;

/** What an agent had looked at before a reload: contact → sequence of its newest message then. */
export function readSeen(store: Storage, userId: string): Record<string, number> {
  try {
    return JSON.parse(store.getItem(keyOf(userId)) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

export function keepSeen(store: Storage, userId: string, state: LiveState): void {
  const seen = JSON.stringify(seenOf(state));
  try {
    if (store.getItem(keyOf(userId)) !== seen) {
      store.setItem(keyOf(userId), seen);
    }
  } catch {
    // a full or forbidden storage costs no more than a count
  }
}
