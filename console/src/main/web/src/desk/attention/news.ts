import { newestInOf, type LiveState } from '../state/live';
import type { DeskState, LiveOffer } from '../state/desk';

/** What an agent could already have noticed. */
export interface Noticed {
  offers: string[];
  /** Newest customer message per contact, once its conversation is known. */
  messages: Record<string, number>;
}

export const nothingNoticed: Noticed = { offers: [], messages: {} };

export function noticed(desk: DeskState, live: LiveState): Noticed {
  const known = desk.held
    .map((held) => held.assigned.contactId)
    .map((contactId) => [contactId, live.contacts[contactId]] as const)
    .filter(([, contact]) => contact?.fetched === true);
  return {
    offers: desk.offers.map((offer) => offer.offerId),
    messages: Object.fromEntries(known.map(([id, contact]) => [id, newestInOf(contact?.messages ?? [])])),
  };
}

export interface News {
  offers: LiveOffer[];
  /** Contacts whose customer wrote. */
  contacts: string[];
}

/** What came since; a conversation seen for the first time is no news. */
export function newsSince(before: Noticed, desk: DeskState, live: LiveState): News {
  const now = noticed(desk, live);
  return {
    offers: desk.offers.filter((offer) => !before.offers.includes(offer.offerId)),
    contacts: Object.entries(now.messages)
      .filter(([id, newest]) => newest > (before.messages[id] ?? newest))
      .map(([id]) => id),
  };
}
