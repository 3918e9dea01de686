import { hasGap, type LiveState, newestOf } from '../state/live';

/** A message that never came is fetched; once per hole, for it may be no hole at all. */
export class Gaps {
  readonly #asked: Record<string, number> = {};
  readonly #onGap: (contactId: string) => void;

  constructor(onGap: (contactId: string) => void) {
    this.#onGap = onGap;
  }

  look({ contacts }: LiveState): void {
    for (const [contactId, contact] of Object.entries(contacts)) {
      const newest = newestOf(contact.messages);
      if (hasGap(contact) && this.#asked[contactId] !== newest) {
        this.#asked[contactId] = newest;
        this.#onGap(contactId);
      }
    }
  }
}
