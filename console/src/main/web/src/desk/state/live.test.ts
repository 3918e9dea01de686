import { describe, expect, it } from 'vitest';
import type { Delivery, LiveFrame, Message } from '../../api/gateway';
import { hasGap, isTyping, live, type LiveAction, liveWith, type LiveState, noLive, seenOf, unreadOf } from './live';

const message = (sequence: number, direction: 'IN' | 'OUT' = 'IN', change: Partial<Message> = {}): Message => ({
  id: `m-${sequence}`,
  sequence,
  direction,
  author: { kind: direction === 'IN' ? 'CUSTOMER' : 'AGENT' },
  text: `text ${sequence}`,
  hasHtml: false,
  automatic: false,
  redacted: false,
  attachments: [],
  at: `2026-01-05T09:00:${String(sequence).padStart(2, '0')}Z`,
  ...change,
});

const told = (frame: LiveFrame, now = 0): LiveAction => ({ kind: 'frame', frame, now });
const said = (one: Message): LiveAction => told({ kind: 'message', contactId: 'c-1', message: one });
const fetched = (...messages: Message[]): LiveAction => ({ kind: 'fetched', contactId: 'c-1', messages, followed: true, now: 0 });
const delivery = (messageId: string, state: Delivery['state']): LiveAction =>
  told({ kind: 'delivery', contactId: 'c-1', messageId, delivery: { state } });

const play = (...actions: LiveAction[]): LiveState => actions.reduce(live, noLive);
const sequences = (state: LiveState) => state.contacts['c-1']?.messages.map((one) => one.sequence);

describe('live messages', () => {
  it('C18: should stand in the order of the conversation, however they come', () => {
    expect(sequences(play(said(message(3)), said(message(1)), fetched(message(1), message(2))))).toEqual([1, 2, 3]);
  });

  it('C16: should stand once, however often they come', () => {
    const state = play(fetched(message(1)), said(message(2)), said(message(2)), fetched(message(1), message(2)));

    expect(sequences(state)).toEqual([1, 2]);
  });

  it('should keep what was pushed while an older answer was on its way', () => {
    expect(sequences(play(said(message(3)), fetched(message(1), message(2))))).toEqual([1, 2, 3]);
  });

  it('R13: should be whole again after a cut, with what came before and meanwhile', () => {
    const before = play(fetched(message(1)), said(message(2)));
    const after = live(
      live(before, told({ kind: 'hello', contacts: [{ contactId: 'c-1', customer: 'HERE' }] })),
      fetched(message(1), message(2), message(3, 'OUT'), message(4)),
    );

    expect(sequences(after)).toEqual([1, 2, 3, 4]);
    expect(unreadOf(after.contacts['c-1'])).toBe(1);
  });

  it('should notice that one is missing', () => {
    expect(hasGap(play(fetched(message(1), message(2))).contacts['c-1'])).toBe(false);
    expect(hasGap(play(fetched(message(1)), said(message(3))).contacts['c-1'])).toBe(true);
    expect(hasGap(undefined)).toBe(false);
  });

  it('should not unlearn that an answer was delivered', () => {
    const sending = message(2, 'OUT', { delivery: { state: 'SENDING' } });
    const state = play(said(sending), delivery('m-2', 'DELIVERED'), fetched(message(1), sending));

    expect(state.contacts['c-1']?.messages[1]?.delivery?.state).toBe('DELIVERED');
  });

  it('should know a delivery that is told before its message', () => {
    const state = play(delivery('m-2', 'DELIVERED'), said(message(2, 'OUT', { delivery: { state: 'SENDING' } })));

    expect(state.contacts['c-1']?.messages[0]?.delivery?.state).toBe('DELIVERED');
  });

  it('should tell a delivery that failed after all', () => {
    const state = play(said(message(2, 'OUT')), delivery('m-2', 'DELIVERED'), delivery('m-2', 'FAILED'));

    expect(state.contacts['c-1']?.messages[0]?.delivery?.state).toBe('FAILED');
  });
});

describe('unread messages', () => {
  it('should be counted until the agent looks or answers', () => {
    const come = play(fetched(message(1)), said(message(2)));
    const looked = live(come, { kind: 'looked', contactId: 'c-1' });
    const answered = live(come, { kind: 'sent', contactId: 'c-1', message: message(3, 'OUT') });

    expect(unreadOf(come.contacts['c-1'])).toBe(2);
    expect(unreadOf(looked.contacts['c-1'])).toBe(0);
    expect(unreadOf(answered.contacts['c-1'])).toBe(0);
    expect(unreadOf(live(looked, said(message(3))).contacts['c-1'])).toBe(1);
  });

  it('should stay read over a reload', () => {
    const seen = seenOf(live(play(fetched(message(1))), { kind: 'looked', contactId: 'c-1' }));
    const reloaded = live(liveWith(seen), fetched(message(1), message(2)));

    expect(unreadOf(reloaded.contacts['c-1'])).toBe(1);
  });

  it('should be forgotten with the contact', () => {
    expect(play(fetched(message(1)), { kind: 'kept', contactIds: ['c-2'] }).contacts).toEqual({});
  });
});

describe('a live customer', () => {
  const typing = (on: boolean, now: number) => told({ kind: 'typing', contactId: 'c-1', on }, now);

  it('should type until she stops, sends, leaves or six seconds are over', () => {
    const begun = play(typing(true, 1000));
    const typingAt = (state: LiveState, now: number) => isTyping(state.contacts['c-1'], now);

    expect(typingAt(begun, 6_900)).toBe(true);
    expect(typingAt(begun, 7_000)).toBe(false);
    expect(typingAt(live(begun, typing(false, 2000)), 2000)).toBe(false);
    expect(typingAt(live(begun, said(message(1))), 2000)).toBe(false);
    expect(
      typingAt(live(begun, told({ kind: 'customer', contactId: 'c-1', presence: 'AWAY' }, 2000)), 2000),
    ).toBe(false);
  });

  it('should be where the feed says, and where a fetch says only while the feed is cut', () => {
    const away = play(told({ kind: 'customer', contactId: 'c-1', presence: 'AWAY' }, 5));
    const here = (followed: boolean): LiveAction => ({
      kind: 'fetched',
      contactId: 'c-1',
      messages: [],
      presence: 'HERE',
      followed,
      now: 9,
    });

    expect(play(here(true)).contacts['c-1']?.presence).toBe('HERE');
    expect(live(away, here(true)).contacts['c-1']?.presence).toBe('AWAY');
    expect(live(away, here(false)).contacts['c-1']?.presence).toBe('HERE');
  });

  it('should be away since she went, also when told again', () => {
    const away = (now: number) => told({ kind: 'customer', contactId: 'c-1', presence: 'AWAY' }, now);

    expect(play(away(5), away(9)).contacts['c-1']).toMatchObject({ presence: 'AWAY', presenceSince: 5 });
  });

  it('should be away since the gateway says, not since the desk heard of it', () => {
    const awaySince = '2026-01-05T09:00:00Z';
    const since = { presence: 'AWAY', presenceSince: Date.parse(awaySince) };
    const now = Date.parse('2026-01-05T09:10:00Z');
    const hello = told({ kind: 'hello', contacts: [{ contactId: 'c-1', customer: 'AWAY', awaySince }] }, now);
    const read: LiveAction = { ...fetched(), presence: 'AWAY', awaySince, now } as LiveAction;

    expect(play(told({ kind: 'customer', contactId: 'c-1', presence: 'AWAY', awaySince }, now)).contacts['c-1']).toMatchObject(since);
    expect(play(hello).contacts['c-1']).toMatchObject(since);
    expect(play(read).contacts['c-1']).toMatchObject(since);
  });
});

describe('a call', () => {
  const call = (state: 'DIALLING' | 'TALKING' | 'HELD' | 'ENDED', second: number): LiveAction =>
    told({ kind: 'call', contactId: 'c-1', call: { state, since: `2026-01-05T09:00:0${second}Z` } });

  it('should count talking from the joining of its legs, through hold', () => {
    const state = play(call('DIALLING', 0), call('TALKING', 1), call('HELD', 4), call('TALKING', 6));

    expect(state.contacts['c-1']).toMatchObject({
      talkingSince: '2026-01-05T09:00:01Z',
      call: { state: 'TALKING', since: '2026-01-05T09:00:06Z' },
    });
  });

  it('should not go back when an older answer comes late', () => {
    const late: LiveAction = {
      kind: 'fetched',
      contactId: 'c-1',
      messages: [],
      call: { state: 'TALKING', since: '2026-01-05T09:00:01Z' },
      followed: true,
      now: 0,
    };

    expect(play(call('TALKING', 1), call('ENDED', 7), late).contacts['c-1']?.call?.state).toBe('ENDED');
  });
});
