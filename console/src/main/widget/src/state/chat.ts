import type { ChatState, FromGateway, WaitSeconds, WidgetStatus } from '../protocol';

/** How the contact stands; `new`: nothing was written yet; `deferred`: it is answered from a time on. */
export type Phase = 'new' | 'waiting' | 'connected' | 'deferred' | 'ended';

/** How the line to the gateway stands; `refused`: trying again would not help. */
export type Line = 'connecting' | 'online' | 'offline' | 'refused';

/** How it stands with the address for the answer; `refused`: it can be none. */
export type Address = 'none' | 'told' | 'kept' | 'refused';

/** A message that the gateway keeps. */
export interface Message {
  readonly seq: number;
  readonly id: string;
  readonly own: boolean;
  readonly name?: string;
  readonly text: string;
  readonly at: string;
}

/** A message of the customer that the gateway has not confirmed yet. */
export interface Outgoing {
  readonly clientMsgId: string;
  readonly text: string;
  readonly at: string;
  /** It will not be taken. */
  readonly refused?: boolean;
}

/** All that the screen shows. */
export interface Chat {
  readonly phase: Phase;
  readonly line: Line;
  readonly messages: readonly Message[];
  readonly outbox: readonly Outgoing[];
  /** Everything up to this number is known, or was too long ago; undefined until the first message says it. */
  readonly known: number | undefined;
  readonly position?: number;
  /** How long it will take; unknown without. */
  readonly wait?: WaitSeconds;
  /** What the queue has to say to who arrives. */
  readonly notice?: string;
  /** Why it was closed, in the words of whoever closed it. */
  readonly closing?: string;
  /** What she finds, as far as it is known. */
  readonly service?: WidgetStatus;
  /** From when on she is answered, while it is deferred. */
  readonly answerFrom?: string;
  /** An agent has read everything up to this number. */
  readonly readUpTo: number;
  readonly address: Address;
  /** She wants to begin anew: the end of the chat before is history. */
  readonly begunAgain?: boolean;
  readonly agentTyping: boolean;
}

export const emptyChat: Chat = {
  phase: 'new',
  line: 'connecting',
  messages: [],
  outbox: [],
  known: 0,
  readUpTo: 0,
  address: 'none',
  agentTyping: false,
};

/** The customer wrote something: it stands in the outbox until the gateway confirms it. */
export function write(chat: Chat, message: Outgoing): Chat {
  const { begunAgain: _, ...rest } = chat;
  const goesOn = chat.phase === 'connected' || chat.phase === 'deferred';
  return { ...rest, phase: goesOn ? chat.phase : 'waiting', outbox: [...chat.outbox, message] };
}

/** What she finds was told. */
export function withService(chat: Chat, service: WidgetStatus): Chat {
  return { ...chat, service };
}

/** She told an address for the answer. */
export function tellAddress(chat: Chat): Chat {
  return { ...chat, address: 'told' };
}

/** Nobody answers now, but somebody will: an address for the answer is of use. */
export function isAnsweredLater(chat: Chat): boolean {
  const { phase } = chat;
  const state = chat.service?.state;
  return phase === 'deferred' || ((phase === 'waiting' || isFresh(chat)) && (state === 'NOBODY' || state === 'DEFERRED'));
}

/** Who writes now is not let in. */
export function isShut(chat: Chat): boolean {
  const state = chat.service?.state;
  return isFresh(chat) && (state === 'CLOSED' || state === 'FULL');
}

/** Nothing is going on: the next message begins a chat. */
export function isFresh(chat: Chat): boolean {
  return chat.phase === 'new' || (chat.phase === 'ended' && chat.messages.length === 0);
}

/** The customer wants to begin anew after the end. */
export function beginAgain(chat: Chat): Chat {
  const { closing: _, notice: __, ...rest } = chat;
  return chat.phase === 'ended' ? { ...rest, phase: 'new', begunAgain: true } : chat;
}

export function withLine(chat: Chat, line: Line): Chat {
  return chat.line === line ? chat : { ...chat, line, agentTyping: line === 'online' && chat.agentTyping };
}

/** What the customer wrote and the gateway still has to take. */
export function unsent(chat: Chat): readonly Outgoing[] {
  return chat.outbox.filter((out) => !out.refused);
}


/** Takes a frame of the gateway; one that came before changes nothing. */
export function receive(chat: Chat, frame: FromGateway): Chat {
  switch (frame.kind) {
    case 'welcome':
      return withLine(chat, 'online');
    case 'ack':
      return onAck(chat, frame);
    case 'msg':
      return onMessage(chat, frame);
    case 'typing':
      return { ...chat, agentTyping: frame.on };
    case 'queue':
      return onQueue(chat, frame);
    case 'notice':
      return { ...chat, notice: frame.text };
    case 'status':
      return onStatus(chat, frame.state);
    case 'closed':
      return onClosed(chat, frame.message, frame.answerFrom);
    case 'service':
      return withService(chat, frame);
    case 'read':
      return { ...chat, readUpTo: Math.max(chat.readUpTo, frame.seq) };
    case 'addressKept':
      return { ...chat, address: 'kept' };
    case 'resync':
      return { ...chat, messages: [], known: undefined };
    case 'error':
      if (frame.code === 'bad_address') {
        return { ...chat, address: 'refused' };
      }
      return frame.retryAfter === undefined ? refused(chat, frame.clientMsgId) : chat;
    case 'pong':
      return chat;
  }
}

function onAck(chat: Chat, frame: Extract<FromGateway, { kind: 'ack' }>): Chat {
  const sent = chat.outbox.find((out) => out.clientMsgId === frame.clientMsgId);
  if (!sent) {
    return chat;
  }
  const outbox = chat.outbox.filter((out) => out !== sent);
  const message = { seq: frame.seq, id: frame.clientMsgId, own: true, text: sent.text, at: frame.ts };
  return { ...chat, outbox, messages: inserted(chat.messages, message) };
}

function refused(chat: Chat, clientMsgId: string | undefined): Chat {
  const outbox = chat.outbox.map((out) => (out.clientMsgId === clientMsgId ? { ...out, refused: true } : out));
  return { ...chat, outbox };
}

function onMessage(chat: Chat, frame: Extract<FromGateway, { kind: 'msg' }>): Chat {
  const own = frame.from.type === 'CUSTOMER';
  const message: Message = {
    seq: frame.seq,
    id: frame.id,
    own,
    ...(frame.from.name ? { name: frame.from.name } : {}),
    text: frame.text,
    at: frame.ts,
  };
  const confirmed = frame.clientMsgId ?? frame.id;
  return {
    ...chat,
    outbox: own ? chat.outbox.filter((out) => out.clientMsgId !== confirmed) : chat.outbox,
    messages: inserted(chat.messages, message),
    known: chat.known ?? frame.seq,
    agentTyping: own && chat.agentTyping,
  };
}

function onQueue(chat: Chat, frame: Extract<FromGateway, { kind: 'queue' }>): Chat {
  const { wait: _, ...rest } = chat;
  const { position, waitSeconds } = frame;
  return isRange(waitSeconds) ? { ...rest, position, wait: waitSeconds } : { ...rest, position };
}

function isRange(wait: WaitSeconds | undefined): wait is WaitSeconds {
  return wait !== undefined && wait !== null && wait.from > 0 && wait.to >= wait.from;
}

/** What closed it says why, and nothing else has to; a chat that rests until a time is not over. */
function onClosed(chat: Chat, message: string | undefined, answerFrom: string | undefined): Chat {
  if (chat.begunAgain) {
    return chat;
  }
  const { notice, closing: _, ...rest } = onStatus(chat, 'ENDED');
  const told = message ? { ...rest, closing: message } : notice === undefined ? rest : { ...rest, notice };
  return answerFrom ? { ...told, phase: 'deferred', answerFrom } : told;
}

function onStatus(chat: Chat, state: ChatState): Chat {
  const { position, wait, answerFrom: _, ...rest } = chat;
  switch (state) {
    case 'QUEUED':
      return {
        ...withoutEnd(rest),
        phase: 'waiting',
        agentTyping: false,
        ...(position === undefined ? {} : { position }),
        ...(wait === undefined ? {} : { wait }),
      };
    case 'CONNECTED': {
      const { notice: __, ...told } = withoutEnd(rest);
      return { ...told, phase: 'connected' };
    }
    case 'ENDED':
      if (chat.begunAgain) {
        return chat;
      }
      // what is still to be confirmed belongs to a chat that goes on
      return { ...rest, phase: unsent(chat).length > 0 ? 'waiting' : 'ended', agentTyping: false };
    default:
      return chat; // of a later version
  }
}

function withoutEnd({ closing: _, begunAgain: __, ...rest }: Chat): Chat {
  return rest;
}

/** In the order of the gateway's numbers, each number once. */
function inserted(messages: readonly Message[], message: Message): readonly Message[] {
  const place = messages.findLastIndex((known) => known.seq <= message.seq);
  if (messages[place]?.seq === message.seq) {
    return messages;
  }
  return messages.toSpliced(place + 1, 0, message);
}

/** Up to where nothing is missing: what comes after it is asked for again. */
export function complete(chat: Chat): number {
  let seq = chat.known ?? 0;
  for (const message of chat.messages) {
    if (message.seq > seq + 1) {
      break;
    }
    seq = message.seq;
  }
  return seq;
}

/** The newest message of the other side. */
export function lastOfAgent(chat: Chat): Message | undefined {
  return chat.messages.findLast((message) => !message.own);
}
