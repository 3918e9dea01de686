import type { components } from '@api/gateway';

type Schemas = components['schemas'];

/** What the customer's browser says in `strowger.chat.v1`. */
export type FromCustomer = Schemas['ClientFrame'];

/** What the gateway says. */
export type FromGateway = Schemas['ServerFrame'];

/** How long the customer will still wait: half wait no longer than `from`, nine of ten no longer than `to`. */
export type WaitSeconds = Schemas['ServerFrame.WaitSeconds'];

/** What a customer finds at the widget, before she writes. */
export type WidgetStatus = Schemas['WidgetStatus'];

export type ChatState = Schemas['ServerFrame.State'];

/** What a page asks for a ticket with, and gets. */
export type TicketPost = Schemas['TicketPost'];
export type Ticket = Schemas['Issued'];

type Mandatory<F> = { [N in keyof F]-?: object extends Pick<F, N> ? never : N }[keyof F];
type TypeName<T> = T extends string ? 'string' : T extends number ? 'number' : T extends boolean ? 'boolean' : 'object';
type Needed<F> = { [N in Exclude<Mandatory<F>, 'kind'>]: TypeName<F[N]> };

/** What each frame must carry, as its document says; a frame that does not is as if it had not come. */
const needed: { [K in FromGateway['kind']]: Needed<Extract<FromGateway, { kind: K }>> } = {
  welcome: { conversationId: 'string', serverSeq: 'number' },
  ack: { clientMsgId: 'string', seq: 'number', ts: 'string' },
  msg: { seq: 'number', id: 'string', from: 'object', text: 'string', ts: 'string' },
  typing: { on: 'boolean' },
  queue: { position: 'number' },
  service: { state: 'string' },
  read: { seq: 'number' },
  addressKept: {},
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
