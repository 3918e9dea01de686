import { describe, expect, it } from 'vitest';
import type { AgentSnapshot, EventFrame, OfferIssued, ReturnReason, RoutingEvents, SnapshotFrame } from '../../api/routing';
import { desk, emptyDesk, inFront, neighbour, openWork, outcomeMissing, type DeskState } from './desk';
import { aClosing, aSnapshot, anAssignment, anOffer } from './fixtures';

const aChange: RoutingEvents['AgentStateChanged'] = {
  agentId: 'u-1001',
  teamId: 'team-1',
  since: '2026-01-05T09:01:00Z',
  state: 'ENGAGED',
  presence: 'AVAILABLE',
  connected: true,
};

const snapshotFrame = (at: number, body: Partial<AgentSnapshot> = {}): SnapshotFrame => ({
  kind: 'snapshot',
  at,
  time: '2026-01-05T09:00:00Z',
  now: '2026-01-05T09:00:00Z',
  body: { ...aSnapshot, ...body },
});

/** With what of it the desk looks at. */
const event = <N extends keyof RoutingEvents>(at: number, name: N, body: Partial<RoutingEvents[N]>): EventFrame =>
  ({
    kind: 'event',
    name,
    at,
    time: '2026-01-05T09:00:01Z',
    now: '2026-01-05T09:00:01Z',
    body,
  }) as unknown as EventFrame;

const play = (...frames: (SnapshotFrame | EventFrame)[]): DeskState =>
  frames.reduce((state, frame) => desk(state, { kind: 'frame', frame }), emptyDesk);

const offer: OfferIssued = anOffer('c-1.1', 'c-1');
const end = { offerId: 'c-1.1', agentId: 'u-1001', issuedAt: offer.issuedAt };

describe('desk', () => {
  it('should show what the snapshot says', () => {
    const state = play(snapshotFrame(10, { presence: 'ON_BREAK', reason: 'lunch', offers: [offer] }));

    expect(state.ready).toBe(true);
    expect(state.presence).toBe('ON_BREAK');
    expect(state.reason).toBe('lunch');
    expect(state.offers).toEqual([{ ...offer, at: 10 }]);
  });

  it('should hold the contact once its offer is accepted', () => {
    const state = play(
      snapshotFrame(10),
      event(11, 'OfferIssued', offer),
      event(12, 'ContactAssigned', anAssignment('c-1.1', 'c-1')),
    );

    expect(state.offers).toEqual([]);
    expect(state.held.map((one) => one.assigned.contactId)).toEqual(['c-1']);
  });

  it('should not offer what the agent pulled herself', () => {
    const state = play(snapshotFrame(10), event(11, 'OfferIssued', { ...offer, mode: 'PULLED' }));

    expect(state.offers).toEqual([]);
  });

  it('should say so when an offer expires or is withdrawn', () => {
    const expired = play(snapshotFrame(10, { offers: [offer] }), event(11, 'OfferExpired', end));
    const revoked = play(
      snapshotFrame(10, { offers: [offer] }),
      event(11, 'OfferRevoked', { ...end, reason: 'CUSTOMER_LEFT' }),
    );

    expect(expired.offers).toEqual([]);
    expect(expired.notices).toMatchObject([{ kind: 'offerExpired', queueId: 'support-mail' }]);
    expect(revoked.notices).toMatchObject([{ kind: 'offerRevoked', reason: 'CUSTOMER_LEFT' }]);
  });

  it('should be silent when the agent declined herself', () => {
    const state = play(
      snapshotFrame(10, { offers: [offer] }),
      event(11, 'OfferDeclined', { ...end, reason: 'BUSY' }),
    );

    expect(state.offers).toEqual([]);
    expect(state.notices).toEqual([]);
  });

  it('should keep a closed contact until wrap-up ends', () => {
    const wrapUp = {
      offerId: 'c-1.1',
      contactId: 'c-1',
      agentId: 'u-1001',
      assignedAt: '2026-01-05T09:00:05Z',
      startedAt: '2026-01-05T09:03:00Z',
      mode: 'OPTIONAL' as const,
      endsAt: '2026-01-05T09:03:30Z',
    };
    const working = play(
      snapshotFrame(10, { assignments: [{ assigned: anAssignment('c-1.1', 'c-1') }] }),
      event(11, 'ContactClosed', { contactId: 'c-1', agentId: 'u-1001', disposition: 'answered' }),
      event(11, 'WrapUpStarted', wrapUp),
    );
    const done = desk(working, {
      kind: 'frame',
      frame: event(12, 'WrapUpEnded', { offerId: 'c-1.1', contactId: 'c-1', by: 'AGENT' }),
    });

    expect(working.held[0]?.wrapUp?.endsAt).toBe('2026-01-05T09:03:30Z');
    expect(openWork(working)).toEqual([]);
    expect(done.held).toEqual([]);
  });

  it('should ask for the outcome of a contact that its customer ended, and say that it ended', () => {
    const ended = play(
      snapshotFrame(10, {
        assignments: ['c-2', 'c-1'].map((id) => ({ assigned: anAssignment(`${id}.1`, id) })),
      }),
      event(11, 'ContactClosed', { contactId: 'c-1', agentId: 'u-1001', closedAt: '', by: 'CUSTOMER' }),
    );
    const given = desk(ended, {
      kind: 'frame',
      frame: event(12, 'DispositionGiven', { contactId: 'c-1', disposition: 'answered' }),
    });

    const inSight = play(
      snapshotFrame(10, { assignments: [{ assigned: anAssignment('c-1.1', 'c-1') }] }),
      event(11, 'ContactClosed', { contactId: 'c-1', agentId: 'u-1001', closedAt: '', by: 'CUSTOMER' }),
    );

    expect(ended.held.map(outcomeMissing)).toEqual([false, true]);
    expect(ended.notices).toMatchObject([{ kind: 'contactEnded', by: 'CUSTOMER' }]);
    expect(given.held.map(outcomeMissing)).toEqual([false, false]);
    expect(inSight.notices).toEqual([]);
  });

  it('should still ask for the outcome after a reload in wrap-up', () => {
    const closed = aClosing({ by: 'CUSTOMER' });
    const state = play(snapshotFrame(10, { assignments: [{ assigned: anAssignment('c-1.1', 'c-1'), closed }] }));

    expect(state.held.map(outcomeMissing)).toEqual([true]);
    expect(state.notices).toEqual([]);
  });

  it('should know whether calls can reach the agent', () => {
    const without = play(snapshotFrame(10));
    const silent = play(
      snapshotFrame(10, { phone: 'REACHABLE' }),
      event(11, 'PhoneChanged', { agentId: 'u-1001', reachable: false }),
    );

    expect(without.phone).toBeUndefined();
    expect(silent.phone).toBe('UNREACHABLE');
  });

  it('should go round the contacts with one key', () => {
    const state = play(
      snapshotFrame(10, {
        assignments: ['c-1', 'c-2', 'c-3'].map((id) => ({ assigned: anAssignment(`${id}.1`, id) })),
      }),
    );

    expect([neighbour(state, 'c-1', 1), neighbour(state, 'c-3', 1), neighbour(state, 'c-1', -1)]).toEqual([
      'c-2',
      'c-1',
      'c-3',
    ]);
    expect(neighbour(play(snapshotFrame(10)), null, 1)).toBeNull();
  });

  it('should say why a contact was taken away, but not when she handed it back', () => {
    const holding = snapshotFrame(10, { assignments: [{ assigned: anAssignment('c-1.1', 'c-1') }] });
    const returned = (reason: ReturnReason) =>
      play(holding, event(11, 'ContactReturned', { offerId: 'c-1.1', contactId: 'c-1', reason }));

    expect(returned('SUPERVISOR').notices).toMatchObject([{ kind: 'contactReturned', reason: 'SUPERVISOR' }]);
    expect(returned('HANDED_BACK').notices).toEqual([]);
    expect(returned('HANDED_BACK').held).toEqual([]);
  });

  it('R13: should be right after a cut without reload', () => {
    const before = play(
      snapshotFrame(10, { offers: [offer], assignments: [{ assigned: anAssignment('c-2.1', 'c-2') }] }),
      event(11, 'ContactJoined', { contactId: 'c-2', conversationId: 'v-2' }),
    );

    const after = desk(before, {
      kind: 'frame',
      frame: snapshotFrame(30, { assignments: [{ assigned: anAssignment('c-2.1', 'c-2') }] }),
    });

    expect(after.offers).toEqual([]);
    expect(after.notices).toMatchObject([{ kind: 'offerGone' }]);
    expect(after.held[0]).toMatchObject({ since: 30, at: 30 });
  });

  it('should pass over events older than the snapshot and events it does not know', () => {
    const state = play(
      snapshotFrame(10),
      event(9, 'OfferIssued', offer),
      event(11, 'SomethingNew' as 'OfferIssued', {}),
    );

    expect(state.offers).toEqual([]);
  });

  it('TR35: should say that an agent is on no roster, until she is', () => {
    const refused = event(0, 'CommandRejected', {
      command: 'AgentConnected',
      code: 'UNKNOWN_AGENT',
      message: 'Expected agent u-1 to be on the roster but she is not',
    });

    expect(play(refused)).toMatchObject({ unknown: true, ready: false });
    expect(play(refused, snapshotFrame(10))).toMatchObject({ unknown: false, ready: true });
  });

  it('should tell a late rejection only when the answer to the request was still open', () => {
    const rejected = event(12, 'CommandRejected', {
      command: 'AcceptOffer',
      code: 'OFFER_EXPIRED',
      message: 'Expected to accept a live offer but it expired',
    });
    const waiting = desk(play(snapshotFrame(10)), { kind: 'unanswered' });

    expect(play(snapshotFrame(10), rejected).notices).toEqual([]);
    expect(desk(waiting, { kind: 'frame', frame: rejected }).notices).toMatchObject([
      { kind: 'rejected', code: 'offer_expired' },
    ]);
  });

  it('should put what the agent took in front of her, and an offer only when she holds nothing', () => {
    const idle = play(snapshotFrame(10, { offers: [offer] }));
    const busy = play(
      snapshotFrame(10, {
        offers: [offer],
        assignments: [{ assigned: anAssignment('c-2.1', 'c-2') }],
      }),
    );
    const took = desk(busy, {
      kind: 'frame',
      frame: event(12, 'ContactAssigned', anAssignment('c-1.1', 'c-1')),
    });

    expect(inFront(idle).offer?.contactId).toBe('c-1');
    expect(inFront(busy).held?.assigned.contactId).toBe('c-2');
    expect(inFront(took).held?.assigned.contactId).toBe('c-1');
  });

  it('should follow presence and suspension', () => {
    const suspended = play(
      snapshotFrame(10),
      event(11, 'PresenceChanged', { agentId: 'u-1001', presence: 'AVAILABLE' }),
      event(12, 'AgentSuspended', { agentId: 'u-1001', suspension: 'NOT_RESPONDING' }),
    );
    const back = desk(suspended, {
      kind: 'frame',
      frame: event(13, 'SuspensionCleared', { agentId: 'u-1001' }),
    });

    expect(suspended).toMatchObject({ presence: 'AVAILABLE', suspension: 'NOT_RESPONDING' });
    expect(back.suspension).toBeUndefined();
  });

  it('should follow how much she may hold (TR32)', () => {
    const told = play(snapshotFrame(10, { mayHold: 5 }));
    const kept = desk(told, { kind: 'frame', frame: event(11, 'AgentStateChanged', aChange) });
    const changed = desk(told, { kind: 'frame', frame: event(11, 'AgentStateChanged', { ...aChange, mayHold: 3 }) });

    expect(told.mayHold).toBe(5);
    expect(kept).toMatchObject({ agentState: 'ENGAGED', mayHold: 5 });
    expect(changed.mayHold).toBe(3);
  });
});
