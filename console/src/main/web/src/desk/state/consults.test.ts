import { describe, expect, it } from 'vitest';
import type { AgentSnapshot, EventFrame, RoutingEvents, SnapshotFrame } from '../../api/routing';
import { desk, emptyDesk, firstToAccept, isConsult, openLive, openWork, type DeskState } from './desk';
import { aClosing, aSnapshot, anAssignment, anOffer } from './fixtures';

const frames = { time: '2026-01-05T09:00:00Z', now: '2026-01-05T09:00:00Z' };
const snapshot = (at: number, body: Partial<AgentSnapshot> = {}): SnapshotFrame => ({
  kind: 'snapshot',
  at,
  ...frames,
  body: { ...aSnapshot, ...body },
});
const event = <N extends keyof RoutingEvents>(at: number, name: N, body: Partial<RoutingEvents[N]>): EventFrame =>
  ({ kind: 'event', name, at, ...frames, body }) as unknown as EventFrame;
const play = (...played: (SnapshotFrame | EventFrame)[]): DeskState =>
  played.reduce((state, frame) => desk(state, { kind: 'frame', frame }), emptyDesk);

const mine = { assigned: anAssignment('c-1.1', 'c-1') };
const consult = { consultId: 'k-1', contactId: 'c-1', agentId: 'u-1001', startedAt: '2026-01-05T09:01:00Z' };
const asked = { assigned: { ...anAssignment('k-1.1', 'k-1'), source: 'CONSULT' as const } };

describe('a consult', () => {
  it('should be true for who asks: waiting, answered, and after a reload', () => {
    const started = play(
      snapshot(10, { assignments: [mine] }),
      event(11, 'ConsultStarted', { ...consult, toAgent: 'u-1002', queueId: 'support-mail' }),
    );
    expect(started.consults).toEqual([expect.objectContaining({ consultId: 'k-1', toAgent: 'u-1002', at: 11 })]);

    const answered = desk(started, {
      kind: 'frame',
      frame: event(12, 'ConsultAnswered', { ...consult, consultedAgent: 'u-1002' }),
    });
    expect(answered.consults[0]?.consultedAgent).toBe('u-1002');

    const reloaded = play(
      snapshot(13, {
        assignments: [mine],
        consults: [{ ...consult, consultedAgent: 'u-1002', toAgent: 'u-1002', queueId: 'support-mail' }],
      }),
    );
    expect(reloaded.consults[0]).toEqual(expect.objectContaining({ consultId: 'k-1', consultedAgent: 'u-1002' }));
  });

  it('should leave the contact with who asks, and say why it ended unless she ended it', () => {
    const open = [snapshot(10, { assignments: [mine] }), event(11, 'ConsultStarted', consult)] as const;
    const declined = play(...open, event(12, 'ConsultEnded', { ...consult, how: 'DECLINED' }));
    expect(declined.consults).toEqual([]);
    expect(declined.held).toHaveLength(1);
    expect(declined.notices).toEqual([expect.objectContaining({ kind: 'consultEnded', how: 'DECLINED' })]);

    const cancelled = play(...open, event(12, 'ConsultEnded', { ...consult, how: 'CANCELLED' }));
    expect(cancelled.notices).toEqual([]);
  });

  it('should leave the desk of who was asked, and tell her when the other ended it', () => {
    const open = snapshot(10, { assignments: [asked] });
    const cancelled = play(open, event(11, 'ConsultEnded', { ...consult, agentId: 'u-2', how: 'CANCELLED' }));
    expect(cancelled.held).toEqual([]);
    expect(cancelled.notices).toHaveLength(1);

    expect(play(open, event(11, 'ConsultEnded', { ...consult, how: 'LEFT' })).notices).toEqual([]);
    expect(play(open, event(11, 'ConsultCompleted', consult)).held).toEqual([]);
  });

  it('should be no contact of hers when she signs off, and be accepted without a phone', () => {
    const state = play(
      snapshot(10, {
        assignments: [asked, { assigned: { ...mine.assigned, channel: 'CHAT' } }],
        offers: [{ ...anOffer('k-2.1', 'k-2'), channel: 'VOICE', source: 'CONSULT' }],
      }),
    );
    expect(state.held.filter(isConsult)).toHaveLength(1);
    expect(openWork(state)).toHaveLength(1);
    expect(openLive(state)).toHaveLength(1);
    expect(firstToAccept(state)?.offerId).toBe('k-2.1');
  });
});

describe('an outcome that the plan took', () => {
  it('should be told: wrap-up never ends in silence', () => {
    const wrapped = snapshot(10, { assignments: [{ ...mine, closed: aClosing() }] });
    const given = { offerId: 'c-1.1', contactId: 'c-1', disposition: 'not-said' };
    expect(play(wrapped, event(11, 'DispositionGiven', { ...given, by: 'PLAN' })).notices).toEqual([
      expect.objectContaining({ kind: 'outcomeTaken', disposition: 'not-said', queueId: 'support-mail' }),
    ]);
    expect(play(wrapped, event(11, 'DispositionGiven', given)).notices).toEqual([]);
  });
});
