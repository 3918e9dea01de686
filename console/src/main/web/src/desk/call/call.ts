import type { Call } from '../../api/gateway';
import type { HeldContact } from '../state/desk';
import type { LiveContact } from '../state/live';

/** What the call bar shows of a call. */
export interface CallView {
  state: Call['state'] | 'CONNECTING';
  heldBy?: Call['heldBy'];
  endedBy?: Call['endedBy'];
  /** Start of the clock of the whole call; undefined before its sides were joined. */
  talkingSince?: string;
  holdSince?: string;
  /** When it ended: the clock stands still. */
  endedAt?: string;
}

/** A call from the gateway's word, and from the router's where the gateway has not spoken. */
export function callOf(held: HeldContact, contact: LiveContact | undefined): CallView {
  const call = contact?.call;
  if (call === undefined) {
    return held.closed === undefined ? { state: 'CONNECTING' } : { state: 'ENDED', endedAt: held.closed.closedAt };
  }
  const over = held.closed?.closedAt ?? held.wrapUp?.startedAt;
  const passedOn = call.state === 'ENDED' && call.endedBy === 'TRANSFER';
  const state = over !== undefined ? 'ENDED' : passedOn ? 'CONNECTING' : call.state;
  const joined = state !== 'DIALLING' && state !== 'CONNECTING';
  return {
    state,
    heldBy: state === 'HELD' ? (call.heldBy ?? 'AGENT') : undefined,
    endedBy: held.closed === undefined && held.wrapUp !== undefined ? 'TRANSFER' : call.endedBy,
    talkingSince: joined ? (contact?.talkingSince ?? held.assigned.assignedAt) : undefined,
    holdSince: state === 'HELD' ? call.since : undefined,
    endedAt: over ?? (state === 'ENDED' ? call.since : undefined),
  };
}

/** While a call lasts it is hung up, not closed; one of which nothing is known can still be closed. */
export const mayClose = (held: HeldContact, contact: LiveContact | undefined): boolean =>
  held.wrapUp === undefined &&
  held.closed === undefined &&
  (contact?.call === undefined || contact.call.state === 'ENDED');
