import type { HeldContact, LiveOffer } from '../state/desk';

/** A contact on the desk, and the commands after which what is known of it may have changed. */
export interface Shown {
  contactId: string;
  since: number;
  at: number;
  /** Not mine yet. */
  offered: boolean;
  /** The contact whose case it is, where that is another. */
  caseOf?: string;
}

export const shownHeld = (held: HeldContact): Shown => ({
  contactId: held.assigned.contactId,
  since: held.since,
  at: held.at,
  offered: false,
});

export const shownOffer = (offer: LiveOffer): Shown => ({
  contactId: offer.contactId,
  since: offer.at,
  at: offer.at,
  offered: true,
});
