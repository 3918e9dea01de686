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
  const joined = call.state !== 'DIALLING';
  return {
    state: held.closed === undefined ? call.state : 'ENDED',
    heldBy: call.state === 'HELD' ? (call.heldBy ?? 'AGENT') : undefined,
    endedBy: call.endedBy,
    talkingSince: contact?.talkingSince ?? (joined ? held.assigned.assignedAt : undefined),
    holdSince: call.state === 'HELD' ? call.since : undefined,
    endedAt: call.state === 'ENDED' ? call.since : held.closed?.closedAt,
  };
}

/** While a call lasts it is hung up, not closed; one of which nothing is known can still be closed. */
export const mayClose = (held: HeldContact, contact: LiveContact | undefined): boolean =>
  held.wrapUp === undefined &&
  held.closed === undefined &&
  (contact?.call === undefined || contact.call.state === 'ENDED');
