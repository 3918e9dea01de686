import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../api/gateway';
import { Problem } from '../../api/http';
import { aStorage } from '../state/fixtures';
import { Outbox } from './Outbox';
import { type Outgoing, pendingOf, readOutgoing, sendable } from './outgoing';

const entry = (id: string, contactId = 'c-1', change: Partial<Outgoing> = {}): Outgoing => ({
  id,
  contactId,
  channel: 'CHAT',
  text: id,
  lastSeen: 1,
  queuedAt: 0,
  state: 'WAITING',
  ...change,
});

describe('what can go out', () => {
  it('should be the oldest of each contact, while none of its is on its way', () => {
    const entries = [
      entry('a', 'c-1'),
      entry('b', 'c-1'),
      entry('c', 'c-2', { state: 'SENDING' }),
      entry('d', 'c-2'),
      entry('e', 'c-3', { state: 'REFUSED' }),
      entry('f', 'c-3'),
    ];

    expect(sendable(entries).map((one) => one.id)).toEqual(['a', 'f']);
  });
});

describe('what is shown behind the messages', () => {
  const arrived = (change: object) => [
    { id: 'm', sequence: 2, direction: 'OUT', author: { kind: 'AGENT', id: 'u-1' }, text: 'one', ...change } as Message,
  ];
  const sending = entry('one', 'c-1', { state: 'SENDING' });

  it('should not be an answer that the feed brought before the server’s word', () => {
    expect(pendingOf([sending], 'c-1', arrived({}), 'u-1')).toEqual([]);
  });

  it('should be an answer that looks like an earlier one or a colleague’s', () => {
    expect(pendingOf([sending], 'c-1', arrived({ sequence: 1 }), 'u-1')).toEqual([sending]);
    expect(pendingOf([sending], 'c-1', arrived({ author: { kind: 'AGENT', id: 'u-2' } }), 'u-1')).toEqual([sending]);
    expect(pendingOf([sending], 'c-2', [], 'u-1')).toEqual([]);
  });
});

describe('outbox', () => {
  let store: Storage;
  let answers: (Problem | 'taken')[];
  let sent: { id: string; lastSeen: number }[];
  let told: string[];

  const open = () => {
    const outbox = new Outbox(store, 'u-1', {
      send: (one) => {
        sent.push({ id: one.id, lastSeen: one.lastSeen });
        const answer = answers.shift() ?? 'taken';
        return answer === 'taken' ? Promise.resolve({ id: `m-${one.id}` } as Message) : Promise.reject(answer);
      },
      onSent: (_, message) => told.push(message.id),
      onRefused: (one, problem) => told.push(`${one.id} ${problem.code}`),
      refresh: () => Promise.resolve(9),
    });
    outbox.open();
    return outbox;
  };
  const add = (outbox: Outbox, id: string, channel: 'CHAT' | 'EMAIL' = 'CHAT') =>
    outbox.add({ id, contactId: 'c-1', channel, text: id, lastSeen: 1 });
  const ids = () => sent.map((one) => one.id);

  beforeEach(() => {
    vi.useFakeTimers();
    store = aStorage();
    answers = [];
    sent = [];
    told = [];
  });
  afterEach(() => void vi.useRealTimers());

  it('should send in the order of writing, each once', async () => {
    const outbox = open();
    add(outbox, 'one');
    add(outbox, 'two');
    await vi.runAllTimersAsync();

    expect(ids()).toEqual(['one', 'two']);
    expect(told).toEqual(['m-one', 'm-two']);
    expect(outbox.entries()).toEqual([]);
    expect(Object.keys(store)).toEqual([]);
  });

  it('should try again with the same id while nobody answers, and keep the order', async () => {
    answers = [new Problem(0, 'unreachable', ''), new Problem(503, 'unavailable', '')];
    const outbox = open();
    add(outbox, 'one');
    add(outbox, 'two');
    await vi.advanceTimersByTimeAsync(10);
    expect(outbox.entries().map((one) => one.state)).toEqual(['WAITING', 'WAITING']);
    await vi.runAllTimersAsync();

    expect(ids()).toEqual(['one', 'one', 'one', 'two']);
    expect(told).toEqual(['m-one', 'm-two']);
  });

  it('should go on at once when the connection is back', async () => {
    answers = [new Problem(0, 'unreachable', '')];
    const outbox = open();
    add(outbox, 'one');
    await vi.advanceTimersByTimeAsync(1);
    outbox.flush();
    await vi.advanceTimersByTimeAsync(1);

    expect(told).toEqual(['m-one']);
  });

  it('should outlive a reload', async () => {
    answers = [new Problem(0, 'unreachable', '')];
    const before = open();
    add(before, 'one');
    await vi.advanceTimersByTimeAsync(1);
    before.close();

    open();
    await vi.runAllTimersAsync();

    expect(told).toEqual(['m-one']);
  });

  it('should not send what was left over long ago without asking', () => {
    store.setItem('strowger.outbox.u-1.one', JSON.stringify(entry('one')));
    store.setItem('strowger.outbox.u-2.two', JSON.stringify(entry('two')));

    expect(readOutgoing(store, 'u-1', 11 * 60_000)).toMatchObject([{ id: 'one', state: 'REFUSED', code: 'left_over' }]);
  });

  it('should let the writer of a letter decide when the customer wrote meanwhile', async () => {
    answers = [new Problem(409, 'newer_message', '')];
    const outbox = open();
    add(outbox, 'one', 'EMAIL');
    await vi.runAllTimersAsync();
    expect(told).toEqual(['one newer_message']);
    expect(outbox.entries()).toMatchObject([{ state: 'REFUSED', code: 'newer_message' }]);

    outbox.retry('one', 4);
    await vi.runAllTimersAsync();

    expect(sent.at(-1)).toEqual({ id: 'one', lastSeen: 4 });
    expect(outbox.entries()).toEqual([]);
  });

  it('TR13: should send a text whose id another tab used as a message of its own', async () => {
    answers = [new Problem(409, 'message_id_used', '')];
    const outbox = open();
    add(outbox, 'one');
    await vi.runAllTimersAsync();
    expect(outbox.entries()).toMatchObject([{ state: 'REFUSED', code: 'message_id_used' }]);

    outbox.retry('one', 4);
    await vi.runAllTimersAsync();

    expect(sent.at(-1)?.id).not.toBe('one');
    expect(outbox.entries()).toEqual([]);
  });

  it('should not stop a chat because both wrote at once', async () => {
    answers = [new Problem(409, 'newer_message', '')];
    add(open(), 'one');
    await vi.runAllTimersAsync();

    expect(sent).toEqual([
      { id: 'one', lastSeen: 1 },
      { id: 'one', lastSeen: 9 },
    ]);
    expect(told).toEqual(['m-one']);
  });

  it('should keep a refused answer and send those behind it', async () => {
    answers = [new Problem(400, 'too_long', '')];
    const outbox = open();
    add(outbox, 'one');
    add(outbox, 'two');
    await vi.runAllTimersAsync();

    expect(told).toEqual(['one too_long', 'm-two']);
    expect(outbox.entries()).toMatchObject([{ id: 'one', state: 'REFUSED' }]);
  });
});
