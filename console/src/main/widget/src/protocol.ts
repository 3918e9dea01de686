/** The frames of `strowger.chat.v1`: what the customer's browser and the gateway say to each other. */

export type FromCustomer =
  | { kind: 'hello'; resumeFrom: number; locale: string; page: string }
  | { kind: 'msg'; clientMsgId: string; text: string }
  | { kind: 'ackTo'; seq: number }
  | { kind: 'read'; seq: number }
  | { kind: 'typing'; on: boolean }
  | { kind: 'end' }
  | { kind: 'ping' };

export interface Author {
  type: string;
  name?: string;
}

/** How long the customer will still wait: half wait no longer than `from`, nine of ten no longer than `to`. */
export interface WaitSeconds {
  from: number;
  to: number;
}

export type FromGateway =
  | { kind: 'welcome'; conversationId?: string; serverSeq?: number; visitorToken?: string }
  | { kind: 'ack'; clientMsgId: string; seq: number; ts: string }
  | { kind: 'msg'; seq: number; id: string; clientMsgId?: string; from: Author; text: string; ts: string }
  | { kind: 'typing'; on: boolean }
  | { kind: 'read'; seq: number }
  | { kind: 'queue'; position: number; waitSeconds?: WaitSeconds }
  | { kind: 'notice'; text: string }
  | { kind: 'status'; state: 'QUEUED' | 'CONNECTED' | 'ENDED' }
  | { kind: 'closed'; message?: string }
  | { kind: 'resync' }
  | { kind: 'pong' }
  | { kind: 'error'; code: string; retryAfter?: number; clientMsgId?: string };

type Shape = Record<string, 'string' | 'number' | 'boolean' | 'object'>;

/** What each frame must carry; a frame that does not is as if it had not come. */
const needed: Record<FromGateway['kind'], Shape> = {
  welcome: {},
  ack: { clientMsgId: 'string', seq: 'number', ts: 'string' },
  msg: { seq: 'number', id: 'string', from: 'object', text: 'string', ts: 'string' },
  typing: { on: 'boolean' },
  read: { seq: 'number' },
  queue: { position: 'number' },
  notice: { text: 'string' },
  status: { state: 'string' },
  closed: {},
  resync: {},
  pong: {},
  error: { code: 'string' },
};

/** Reads a frame; nothing when it is none of ours or a later version's. */
export function parseFrame(data: unknown): FromGateway | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(String(data));
  } catch {
    return undefined;
  }
  if (typeof frame !== 'object' || frame === null) {
    return undefined;
  }
  const fields = frame as Record<string, unknown>;
  const kind = String(fields.kind);
  if (!Object.hasOwn(needed, kind)) {
    return undefined;
  }
  const shape = needed[kind as FromGateway['kind']];
  const whole = Object.entries(shape).every(([name, type]) => typeof fields[name] === type && fields[name] !== null);
  return whole ? (frame as FromGateway) : undefined;
}
