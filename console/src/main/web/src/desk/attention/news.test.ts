import { describe, expect, it } from 'vitest';
import type { Message } from '../../api/gateway';
import { emptyDesk, type DeskState } from '../state/desk';
import { anAssignment, anOffer } from '../state/fixtures';
import { live, type LiveState, noLive } from '../state/live';
import { newsSince, noticed, nothingNoticed } from './news';

const desk: DeskState = {
  ...emptyDesk,
  held: [{ assigned: anAssignment('c-1.1', 'c-1'), since: 1, at: 1 }],
  offers: [{ ...anOffer('c-2.1', 'c-2'), at: 2 }],
};
const message = (sequence: number, direction: 'IN' | 'OUT' = 'IN') => ({ id: `m-${sequence}`, sequence, direction });
const knowing = (...messages: object[]): LiveState =>
  live(noLive, { kind: 'fetched', contactId: 'c-1', messages: messages as Message[], followed: true, now: 0 });

describe('news', () => {
  it('should be an offer that was not there before', () => {
    const before = noticed({ ...desk, offers: [] }, noLive);

    expect(newsSince(before, desk, noLive).offers.map((offer) => offer.offerId)).toEqual(['c-2.1']);
    expect(newsSince(noticed(desk, noLive), desk, noLive).offers).toEqual([]);
  });

  it('should be a customer’s message, but neither the first look at a conversation nor an answer', () => {
    const first = knowing(message(1));

    expect(newsSince(nothingNoticed, desk, first).contacts).toEqual([]);
    expect(newsSince(noticed(desk, first), desk, knowing(message(1), message(2))).contacts).toEqual(['c-1']);
    expect(newsSince(noticed(desk, first), desk, knowing(message(1), message(2, 'OUT'))).contacts).toEqual([]);
  });
});
