import { describe, expect, it } from 'vitest';
import { type FromGateway, parseFrame } from '../protocol';
import {
  beginAgain,
  type Chat,
  complete,
  emptyChat,
  isAnsweredLater,
  isFresh,
  isShut,
  receive,
  tellAddress,
  withLine,
  withService,
  write,
} from './chat';

const at = '2026-01-01T10:00:00Z';

function told(seq: number, text = `message ${seq}`, type: 'AGENT' | 'CUSTOMER' = 'AGENT'): FromGateway {
  return { kind: 'msg', seq, id: `m-${seq}`, from: { type, name: 'Anna' }, text, ts: at };
}

function after(...frames: FromGateway[]): Chat {
  return frames.reduce(receive, emptyChat);
}

function texts(chat: Chat): string[] {
  return [...chat.messages.map((message) => message.text), ...chat.outbox.map((out) => `(${out.text})`)];
}

describe('messages', () => {
  it('should stand in the order of their numbers, however they arrive', () => {
    const chat = after(told(3), told(1), told(2));

    expect(texts(chat)).toEqual(['message 1', 'message 2', 'message 3']);
  });

  it('should count once when they are told twice', () => {
    const chat = after(told(1), told(2), told(1), told(2));

    expect(texts(chat)).toEqual(['message 1', 'message 2']);
  });

  it('should be asked for again from the first that is missing', () => {
    expect(complete(emptyChat)).toBe(0);
    expect(complete(after(told(1), told(2), told(4)))).toBe(2);
    expect(complete(after(told(1), told(2), told(4), told(3)))).toBe(4);
  });
});

describe('what the customer writes', () => {
  const written = write(emptyChat, { clientMsgId: 'c-1', text: 'hello', at });

  it('should wait in the outbox until it is confirmed, and then take its number', () => {
    expect(texts(written)).toEqual(['(hello)']);

    const confirmed = [told(2), { kind: 'ack', clientMsgId: 'c-1', seq: 1, ts: at } as const].reduce(receive, written);

    expect(texts(confirmed)).toEqual(['hello', 'message 2']);
    expect(confirmed.messages[0]?.own).toBe(true);
  });

  it('should stand there once when it is confirmed twice', () => {
    const ack = { kind: 'ack', clientMsgId: 'c-1', seq: 1, ts: at } as const;

    expect(texts([ack, ack].reduce(receive, written))).toEqual(['hello']);
  });

  it('should stand there once when the gateway tells it before it confirms it', () => {
    const echo: FromGateway = { ...(told(1, 'hello', 'CUSTOMER') as object), clientMsgId: 'c-1' } as FromGateway;

    const chat = [echo, { kind: 'ack', clientMsgId: 'c-1', seq: 1, ts: at } as const].reduce(receive, written);

    expect(texts(chat)).toEqual(['hello']);
  });

  it('should stay in the outbox when the gateway starts the conversation over', () => {
    const chat = receive(receive(written, told(2)), { kind: 'resync' });

    expect(texts(chat)).toEqual(['(hello)']);
    expect(complete(receive(receive(chat, told(301)), told(302)))).toBe(302);
  });
});

describe('a chat', () => {
  it('should wait, be connected and end as the gateway says', () => {
    const states = (['QUEUED', 'CONNECTED', 'ENDED'] as const).map((state) => ({ kind: 'status', state }) as const);

    expect(states.map((_, i) => states.slice(0, i + 1).reduce(receive, emptyChat).phase)).toEqual([
      'waiting',
      'connected',
      'ended',
    ]);
  });

  it('should wait again when it lost its agent, and know no old place in line', () => {
    const chat = after(
      { kind: 'queue', position: 4 },
      { kind: 'status', state: 'CONNECTED' },
      { kind: 'status', state: 'QUEUED' },
    );

    expect(chat.phase).toBe('waiting');
    expect(chat.position).toBeUndefined();
  });

  it('should go on when something was written that the gateway did not know at the end', () => {
    const written = write(after(told(1)), { clientMsgId: 'c-2', text: 'one thing more', at });

    expect(receive(written, { kind: 'closed' }).phase).toBe('waiting');
  });

  it('should begin anew after its end', () => {
    const ended = after(told(1), { kind: 'status', state: 'ENDED' });

    expect(isFresh(ended)).toBe(false);
    expect(isFresh(beginAgain(ended))).toBe(true);
    expect(write(beginAgain(ended), { clientMsgId: 'c-3', text: 'again', at }).phase).toBe('waiting');
  });

  it('should not show an agent as writing while there is no line', () => {
    const typing = receive(withLine(emptyChat, 'online'), { kind: 'typing', on: true });

    expect(typing.agentTyping).toBe(true);
    expect(withLine(typing, 'offline').agentTyping).toBe(false);
  });
});

describe('a frame', () => {
  it('should be as if it had not come when it is not one of ours', () => {
    for (const data of ['', 'nonsense', '[]', 'null', '{}', '{"kind":"toString"}', '{"kind":"msg","seq":"1"}', '{"kind":"from-the-future"}']) {
      expect(parseFrame(data)).toBeUndefined();
    }
  });

  it('should be told what the queue says while it waits, and not after', () => {
    const waiting = after({ kind: 'status', state: 'QUEUED' }, { kind: 'notice', text: 'Back soon.' });

    expect(waiting.notice).toBe('Back soon.');
    expect(receive(waiting, { kind: 'status', state: 'CONNECTED' }).notice).toBeUndefined();
  });

  it('should be read with fields that are not known yet', () => {
    expect(parseFrame('{"kind":"queue","position":2,"eta":30}')).toMatchObject({ kind: 'queue', position: 2 });
  });

  it('should tell how long it takes for as long as that is known', () => {
    const waiting = after({ kind: 'status', state: 'QUEUED' }, { kind: 'queue', position: 2, waitSeconds: { from: 120, to: 240 } });

    expect(waiting.wait).toEqual({ from: 120, to: 240 });
    expect(receive(waiting, { kind: 'queue', position: 1 }).wait).toBeUndefined();
    expect(receive(waiting, { kind: 'status', state: 'CONNECTED' }).wait).toBeUndefined();
    expect(after({ kind: 'queue', position: 2, waitSeconds: { from: 0, to: 0 } }).wait).toBeUndefined();
  });

  it('should say why a chat was closed until it goes on', () => {
    const closed = after(
      { kind: 'notice', text: 'Too many wait.' },
      { kind: 'status', state: 'ENDED' },
      { kind: 'closed', message: 'Too many wait.' },
    );

    expect(closed).toMatchObject({ phase: 'ended', closing: 'Too many wait.' });
    expect(closed.notice).toBeUndefined();
    expect(receive(closed, { kind: 'status', state: 'QUEUED' }).closing).toBeUndefined();
    expect(receive(closed, { kind: 'closed' }).closing).toBeUndefined();
  });
});

describe('TR10: a chat that is answered later', () => {
  const from = '2026-01-02T07:00:00Z';
  const deferral: FromGateway[] = [
    { kind: 'status', state: 'ENDED' },
    { kind: 'closed', answerFrom: from },
  ];
  const written = write(emptyChat, { clientMsgId: 'c-1', text: 'hello', at });
  const ack = { kind: 'ack', clientMsgId: 'c-1', seq: 1, ts: at } as const;

  it('should be deferred and not over, and take more', () => {
    const chat = [ack, ...deferral].reduce(receive, written);
    expect(chat).toMatchObject({ phase: 'deferred', answerFrom: from });
    expect(isAnsweredLater(chat)).toBe(true);
    expect(write(chat, { clientMsgId: 'c-2', text: 'more', at }).phase).toBe('deferred');
  });

  it('should be so although its message is not confirmed yet', () => {
    expect([...deferral, ack].reduce(receive, written).phase).toBe('deferred');
  });

  it('should wait at the opening, and be over when it is', () => {
    const chat = [ack, ...deferral, { kind: 'status', state: 'QUEUED' } as const].reduce(receive, written);
    expect(chat.phase).toBe('waiting');
    expect(chat.answerFrom).toBeUndefined();
    expect([{ kind: 'status', state: 'ENDED' } as const, { kind: 'closed' } as const].reduce(receive, chat).phase).toBe('ended');
  });

  it('should ask for an address when nobody is there, before and while she waits, and never when she is refused', () => {
    const waiting = receive(written, ack);
    expect(isAnsweredLater(withService(emptyChat, { state: 'NOBODY' }))).toBe(true);
    expect(isAnsweredLater(withService(waiting, { state: 'NOBODY' }))).toBe(true);
    expect(isAnsweredLater(withService(emptyChat, { state: 'DEFERRED' }))).toBe(true);
    expect(isAnsweredLater(withService(waiting, { state: 'BUSY' }))).toBe(false);
    expect(isAnsweredLater(withService(emptyChat, { state: 'CLOSED' }))).toBe(false);
    expect(isAnsweredLater(receive(withService(waiting, { state: 'NOBODY' }), { kind: 'status', state: 'CONNECTED' }))).toBe(false);
    expect(isShut(withService(emptyChat, { state: 'CLOSED' }))).toBe(true);
    expect(isShut(withService(waiting, { state: 'FULL' }))).toBe(false);
  });

  it('should know what became of the address', () => {
    const chat = tellAddress(emptyChat);
    expect(chat.address).toBe('told');
    expect(receive(chat, { kind: 'addressKept' }).address).toBe('kept');
    expect(receive(chat, { kind: 'error', code: 'bad_address' }).address).toBe('refused');
  });

  it('should follow who is there while she waits', () => {
    const waiting = [ack, { kind: 'queue', position: 1 } as const, { kind: 'service', state: 'NOBODY' } as const].reduce(receive, written);
    expect(waiting).toMatchObject({ phase: 'waiting', service: { state: 'NOBODY' } });
    expect(receive(waiting, { kind: 'service', state: 'BUSY' }).service?.state).toBe('BUSY');
  });
});

describe('TR15: a new chat after the end of one', () => {
  const over = after(told(1), { kind: 'status', state: 'ENDED' }, { kind: 'closed', message: 'Bye' });

  it('should stay begun when the line comes back and the old end is told again', () => {
    const begun = beginAgain(over);
    const chat = [
      { kind: 'welcome', conversationId: 'cv-1', serverSeq: 1 } as const,
      { kind: 'status', state: 'ENDED' } as const,
      { kind: 'closed', message: 'Bye' } as const,
    ].reduce(receive, withLine(begun, 'offline'));
    expect(chat.phase).toBe('new');
    expect(chat.closing).toBeUndefined();
  });

  it('should end when it ends itself', () => {
    const chat = [
      { kind: 'ack', clientMsgId: 'c-1', seq: 2, ts: at } as const,
      { kind: 'status', state: 'ENDED' } as const,
    ].reduce(receive, write(beginAgain(over), { clientMsgId: 'c-1', text: 'again', at }));
    expect(chat.phase).toBe('ended');
  });
});

describe('TR15: read', () => {
  it('should never go back', () => {
    expect(after({ kind: 'read', seq: 3 }, { kind: 'read', seq: 2 }).readUpTo).toBe(3);
  });
});
