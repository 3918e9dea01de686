import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromGateway } from '../protocol';
import { pause } from './backOff';
import { Memory, ScriptedSocket, sessionIn } from './scripted';

const at = '2026-01-01T10:00:00Z';

function told(seq: number): FromGateway {
  return { kind: 'msg', seq, id: `m-${seq}`, from: { type: 'AGENT', name: 'Anna' }, text: `message ${seq}`, ts: at };
}

function ack(clientMsgId: string, seq: number): FromGateway {
  return { kind: 'ack', clientMsgId, seq, ts: at };
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers();
  ScriptedSocket.opened = [];
});

afterEach(() => vi.useRealTimers());

describe('opening', () => {
  it('should buy a ticket, show it as a subprotocol and say where it wants to go on', async () => {
    const { session, asked } = sessionIn(new Memory());

    session.start();
    await settle();
    ScriptedSocket.last.welcome();

    expect(asked).toEqual(['{}']);
    expect(ScriptedSocket.last.url).toBe('wss://gw.example/api/gateway/chat/support/socket');
    expect(ScriptedSocket.last.protocols).toEqual(['strowger.chat.v1', 'ticket.t-1']);
    expect(ScriptedSocket.last.heard.slice(0, 1)).toEqual([
      { kind: 'hello', resumeFrom: 0, locale: 'de-AT' },
    ]);
    expect(session.chat.line).toBe('online');
  });

  it('should be the same visitor again after a reload', async () => {
    const storage = new Memory();
    const first = sessionIn(storage);
    first.session.start();
    await settle();
    first.session.stop();

    const second = sessionIn(storage);
    second.session.start();
    await settle();

    expect(second.asked).toEqual(['{"visitorToken":"v-1"}']);
  });

  it('should stop where asking again cannot help, and come back as somebody new when its token is unknown', async () => {
    const refused = sessionIn(new Memory(), [{ status: 404 }]);
    refused.session.start();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(refused.session.chat.line).toBe('refused');
    expect(refused.asked).toHaveLength(1);

    const forgotten = sessionIn(new Memory(), [{ status: 401 }]);
    forgotten.kept.visitorToken = 'v-0';
    forgotten.session.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(forgotten.asked).toEqual(['{"visitorToken":"v-0"}', '{}']);

    const doubted = sessionIn(new Memory(), [{ status: 401 }]);
    doubted.session.start();
    await settle();
    expect(doubted.session.chat.line).toBe('refused');
  });

  it('should wait as long as the gateway asks for', async () => {
    const { session, asked } = sessionIn(new Memory(), [{ status: 429, headers: { 'Retry-After': '12' } }]);

    session.start();
    await vi.advanceTimersByTimeAsync(11_900);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
  });
});

describe('a message', () => {
  it('should be sent again after a cut until it is confirmed, under the same id', async () => {
    const { session, kept } = sessionIn(new Memory());
    session.start();
    await settle();
    ScriptedSocket.last.welcome();

    session.write('one');
    session.write('two');
    ScriptedSocket.last.say(ack('c-1', 1));
    ScriptedSocket.last.cut();
    session.write('three');
    await vi.advanceTimersByTimeAsync(1_000);
    ScriptedSocket.last.welcome();

    expect(ScriptedSocket.opened).toHaveLength(2);
    expect(ScriptedSocket.last.heard[0]).toMatchObject({ kind: 'hello', resumeFrom: 1 });
    expect(ScriptedSocket.last.texts()).toEqual(['two', 'three']);
    ScriptedSocket.last.say(ack('c-2', 2), ack('c-3', 3));
    expect(session.chat.messages.map((message) => message.text)).toEqual(['one', 'two', 'three']);
    expect(kept.outbox()).toEqual([]);
  });

  it('should survive a reload of the page before it is confirmed', async () => {
    const storage = new Memory();
    const before = sessionIn(storage);
    before.session.start();
    await settle();
    before.session.write('written while the line was not there yet');
    before.session.stop();

    const { session } = sessionIn(storage);
    session.start();
    await settle();
    ScriptedSocket.last.welcome();

    expect(session.chat.phase).toBe('waiting');
    expect(ScriptedSocket.last.texts()).toEqual(['written while the line was not there yet']);
  });

  it('should not trust a line that swallows it', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    await settle();
    const silent = ScriptedSocket.last;
    silent.welcome();

    session.write('hello?');
    await vi.advanceTimersByTimeAsync(11_000);
    ScriptedSocket.last.welcome();

    expect(ScriptedSocket.last).not.toBe(silent);
    expect(ScriptedSocket.last.texts()).toEqual(['hello?']);
  });

  it('should wait when the gateway says that it comes too fast', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    await settle();
    ScriptedSocket.last.welcome();
    session.write('too fast');

    ScriptedSocket.last.say({ kind: 'error', code: 'too_many_messages', retryAfter: 15, clientMsgId: 'c-1' });
    await vi.advanceTimersByTimeAsync(14_900);
    expect(ScriptedSocket.last.texts()).toEqual(['too fast']);
    await vi.advanceTimersByTimeAsync(200);

    expect(ScriptedSocket.opened).toHaveLength(1);
    expect(ScriptedSocket.last.texts()).toEqual(['too fast', 'too fast']);
  });

  it('should be given up when the gateway will never take it', async () => {
    const { session, kept } = sessionIn(new Memory());
    session.start();
    await settle();
    ScriptedSocket.last.welcome();
    session.write('nonsense');

    ScriptedSocket.last.say({ kind: 'error', code: 'invalid_message', clientMsgId: 'c-1' });
    ScriptedSocket.last.cut();
    await vi.advanceTimersByTimeAsync(1_000);
    ScriptedSocket.last.welcome();

    expect(session.chat.outbox).toMatchObject([{ text: 'nonsense', refused: true }]);
    expect(ScriptedSocket.last.texts()).toEqual([]);
    expect(kept.outbox()).toEqual([]);
  });
});

describe('an answer', () => {
  it('should be confirmed once and counted once, over two connections', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    await settle();
    const first = ScriptedSocket.last;
    first.welcome(told(1), told(2), told(2));
    expect(first.heard.filter((frame) => frame.kind === 'ackTo').map((frame) => frame.seq)).toEqual([1, 2]);

    first.cut();
    await vi.advanceTimersByTimeAsync(1_000);
    ScriptedSocket.last.welcome(told(2), told(3));

    expect(ScriptedSocket.last.heard[0]).toMatchObject({ resumeFrom: 2 });
    expect(session.chat.messages.map((message) => message.seq)).toEqual([1, 2, 3]);
  });

  it('should not come from a line that was given up', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    await settle();
    const old = ScriptedSocket.last;
    old.welcome();
    session.networkLost();

    old.say(told(1));

    expect(session.chat.messages).toEqual([]);
  });
});

describe('the line', () => {
  it('should be tried again ever more seldom, with a pause that differs, and at once when the network is back', async () => {
    const offline = Array.from({ length: 20 }, () => ({ status: 503 }));
    const { session, asked } = sessionIn(new Memory(), offline);
    session.start();
    await vi.advanceTimersByTimeAsync(120_000);

    expect(session.chat.line).toBe('offline');
    expect(asked.length).toBeLessThan(10);
    const before = asked.length;
    session.networkBack();
    await settle();
    expect(asked).toHaveLength(before + 1);
    expect([1, 2, 5, 6, 50].map((attempt) => pause(attempt, () => 0))).toEqual([500, 1_000, 8_000, 15_000, 15_000]);
    expect(pause(50, () => 1)).toBe(30_000);
  });

  it('should be given up when nobody welcomes', async () => {
    const { session, asked } = sessionIn(new Memory());
    session.start();
    await vi.advanceTimersByTimeAsync(11_500);

    expect(asked).toHaveLength(2);
  });

  it('should be given up when it falls silent, and kept as long as the gateway answers', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    await settle();
    const line = ScriptedSocket.last;
    line.welcome({ kind: 'pong' });
    await vi.advanceTimersByTimeAsync(20_000);
    line.say({ kind: 'pong' });
    await vi.advanceTimersByTimeAsync(19_000);
    expect(session.chat.line).toBe('online');

    await vi.advanceTimersByTimeAsync(11_100);

    expect(line.heard.filter((frame) => frame.kind === 'ping')).toHaveLength(3);
    expect(session.chat.line).toBe('offline');
  });

  it('should stay closed once the chat is stopped', async () => {
    const { session, asked } = sessionIn(new Memory(), [{ status: 503 }]);
    session.start();
    await settle();
    session.stop();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(asked).toHaveLength(1);
  });
});

describe('typing', () => {
  it('should be said at most every three seconds, and that it is over after six', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    await settle();
    ScriptedSocket.last.welcome();
    for (let key = 0; key < 10; key++) {
      session.typing();
      await vi.advanceTimersByTimeAsync(500);
    }
    await vi.advanceTimersByTimeAsync(6_000);

    expect(ScriptedSocket.last.heard.filter((frame) => frame.kind === 'typing').map((frame) => frame.on)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('should not be shown for ever when the end of it got lost', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    await settle();
    ScriptedSocket.last.welcome({ kind: 'typing', on: true });
    expect(session.chat.agentTyping).toBe(true);

    await vi.advanceTimersByTimeAsync(6_000);

    expect(session.chat.agentTyping).toBe(false);
  });
});

describe('the end', () => {
  it('should be said as soon as there is a line', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    session.end();
    await settle();
    ScriptedSocket.last.welcome();

    expect(ScriptedSocket.last.heard.map((frame) => frame.kind)).toEqual(['hello', 'ping', 'end']);
  });

  it('should leave nothing that a later page would go back to', async () => {
    const storage = new Memory();
    const { session } = sessionIn(storage);
    session.start();
    await settle();
    ScriptedSocket.last.welcome();
    session.write('bye');
    expect(storage.getItem('strowger-chat test underway')).toBe('yes');

    ScriptedSocket.last.say(ack('c-1', 1), { kind: 'status', state: 'ENDED' });

    expect(storage.getItem('strowger-chat test underway')).toBeNull();
  });
});

describe('TR10: the address for the answer', () => {
  it('should be said again after a cut until the gateway has it', async () => {
    const { session } = sessionIn(new Memory());
    session.start();
    session.leaveAddress('ann@example.com');
    await settle();
    ScriptedSocket.last.welcome();
    expect(addresses()).toEqual(['ann@example.com']);

    ScriptedSocket.last.cut();
    await vi.advanceTimersByTimeAsync(1_000);
    ScriptedSocket.last.welcome();
    expect(addresses()).toEqual(['ann@example.com']);

    ScriptedSocket.last.say({ kind: 'addressKept' });
    ScriptedSocket.last.cut();
    await vi.advanceTimersByTimeAsync(1_000);
    ScriptedSocket.last.welcome();
    expect(addresses()).toEqual([]);
    expect(session.chat.address).toBe('kept');
  });

  function addresses(): string[] {
    return ScriptedSocket.last.heard.filter((frame) => frame.kind === 'address').map((frame) => frame.address);
  }
});

describe('TR15: a page that may not show the chat', () => {
  it('should be told at once and try no more, whatever the line does', async () => {
    const { session, asked } = sessionIn(new Memory(), [{ status: 503 }]);
    session.start();
    session.refuse();
    await vi.advanceTimersByTimeAsync(120_000);

    expect(session.chat.line).toBe('refused');
    expect(asked).toHaveLength(1);
    expect(ScriptedSocket.opened).toEqual([]);
  });
});

describe('TR10: a deferred chat', () => {
  it('should be gone back to by a later page, for its answer', async () => {
    const storage = new Memory();
    const { session } = sessionIn(storage);
    session.start();
    await settle();
    ScriptedSocket.last.welcome();
    session.write('hello?');

    ScriptedSocket.last.say(ack('c-1', 1), { kind: 'status', state: 'ENDED' }, { kind: 'closed', answerFrom: at });

    expect(storage.getItem('strowger-chat test underway')).toBe('yes');
  });
});
