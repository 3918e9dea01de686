import type { Call, Conversation, CustomerPresence, Delivery, LiveFrame, Message } from '../../api/gateway';

/** What the gateway told of one contact, fetched and pushed in one. */
export interface LiveContact {
  /** In the order of their sequence, each once. */
  messages: Message[];
  /** False until the conversation was fetched once: older messages may be missing. */
  fetched: boolean;
  /** Delivery states that came before their message. */
  early: Record<string, Delivery>;
  /** When the customer's typing was last told; by this computer's clock. */
  typingAt?: number;
  presence?: CustomerPresence;
  presenceSince?: number;
  call?: Call;
  /** When the two sides were joined, whatever hold came later. */
  talkingSince?: string;
  /** The newest message the agent has looked at. */
  seen: number;
}

/** All that comes from the gateway's desk feed; see {@link live}. */
export interface LiveState {
  contacts: Record<string, LiveContact>;
  /** Whether the gateway can ring the agent's phone; undefined when it did not say. */
  phone?: boolean;
}

export type LiveAction =
  | { kind: 'frame'; frame: LiveFrame; now: number }
  | {
      kind: 'fetched';
      contactId: string;
      messages: Message[];
      presence?: CustomerPresence;
      awaySince?: string;
      call?: Call;
      /** The feed was live: what it said of the customer is newer. */
      followed: boolean;
      now: number;
    }
  | { kind: 'sent'; contactId: string; message: Message }
  | { kind: 'looked'; contactId: string }
  /** Only these are still the agent's business. */
  | { kind: 'kept'; contactIds: string[] };

/** What a conversation that was read says of what the feed tells too. */
export const newsOf = ({ messages, customerPresence, customerAwaySince, call }: Conversation) => ({
  messages,
  presence: customerPresence,
  awaySince: customerAwaySince,
  call,
});

export const noLive: LiveState = { contacts: {} };

const typingLasts = 6_000;
const unknown: LiveContact = { messages: [], fetched: false, early: {}, seen: 0 };

/** At start: what had been looked at before a reload. */
export function liveWith(seen: Record<string, number>): LiveState {
  return {
    contacts: Object.fromEntries(Object.entries(seen).map(([id, sequence]) => [id, { ...unknown, seen: sequence }])),
  };
}

/** Pure; a frame applied twice, or after a fetch that already knew it, changes nothing more. */
export function live(state: LiveState, action: LiveAction): LiveState {
  switch (action.kind) {
    case 'frame':
      return onFrame(state, action.frame, action.now);
    case 'fetched':
      return update(state, action.contactId, (contact) => {
        const known = { ...contact, messages: merged(contact, action.messages), fetched: true };
        const told = action.followed && known.presence !== undefined;
        const present =
          action.presence === undefined || told
            ? known
            : withPresence(known, action.presence, timeOf(action.awaySince, action.now));
        return action.call === undefined ? present : withCall(present, action.call);
      });
    case 'sent':
      return update(state, action.contactId, (contact) => withMessage(contact, action.message));
    case 'looked':
      return update(state, action.contactId, (contact) => {
        const newest = newestOf(contact.messages);
        return newest > contact.seen ? { ...contact, seen: newest } : contact;
      });
    case 'kept':
      return {
        ...state,
        contacts: Object.fromEntries(Object.entries(state.contacts).filter(([id]) => action.contactIds.includes(id))),
      };
  }
}

function onFrame(state: LiveState, frame: LiveFrame, now: number): LiveState {
  switch (frame.kind) {
    case 'hello':
      return frame.contacts.reduce<LiveState>(
        (next, told) =>
          update(next, told.contactId, (contact) => {
            const present =
              told.customer === undefined ? contact : withPresence(contact, told.customer, timeOf(told.awaySince, now));
            return told.call === undefined ? present : withCall(present, told.call);
          }),
        { ...state, phone: frame.phone?.reachable },
      );
    case 'message':
      return update(state, frame.contactId, (contact) => withMessage(contact, frame.message));
    case 'delivery':
      return update(state, frame.contactId, (contact) => withDelivery(contact, frame.messageId, frame.delivery));
    case 'typing':
      return update(state, frame.contactId, (contact) => ({ ...contact, typingAt: frame.on ? now : undefined }));
    case 'customer':
      return update(state, frame.contactId, (contact) =>
        withPresence(contact, frame.presence, timeOf(frame.awaySince, now)),
      );
    case 'call':
      return update(state, frame.contactId, (contact) => withCall(contact, frame.call));
    case 'phone':
      return { ...state, phone: frame.reachable };
    default:
      return state; // a newer gateway says more than this desk knows
  }
}

function update(state: LiveState, contactId: string, change: (contact: LiveContact) => LiveContact): LiveState {
  const before = state.contacts[contactId] ?? unknown;
  const after = change(before);
  return after === before ? state : { ...state, contacts: { ...state.contacts, [contactId]: after } };
}

function withMessage(contact: LiveContact, message: Message): LiveContact {
  const messages = merged(contact, [message]);
  return {
    ...contact,
    messages,
    typingAt: message.direction === 'IN' ? undefined : contact.typingAt,
  };
}

/**
 * Each message once, in the order of the conversation; what is known of a delivery is not unlearnt.
 * What says nothing new leaves its message, and if all do the list, the object it was.
 */
function merged(contact: LiveContact, more: Message[]): Message[] {
  const byId = new Map(contact.messages.map((message) => [message.id, message]));
  let news = false;
  for (const message of more) {
    const known = byId.get(message.id);
    const delivery = later(known?.delivery ?? contact.early[message.id], message.delivery);
    const now = { ...message, delivery };
    if (known === undefined || !isSame(known, now)) {
      byId.set(message.id, now);
      news = true;
    }
  }
  return news ? [...byId.values()].sort((one, other) => one.sequence - other.sequence) : contact.messages;
}

const isSame = (one: Message, other: Message): boolean => JSON.stringify(one) === JSON.stringify(other);

function withDelivery(contact: LiveContact, messageId: string, delivery: Delivery): LiveContact {
  if (!contact.messages.some((message) => message.id === messageId)) {
    return { ...contact, early: { ...contact.early, [messageId]: delivery } };
  }
  return {
    ...contact,
    messages: contact.messages.map((message) =>
      message.id === messageId ? { ...message, delivery: later(message.delivery, delivery) } : message,
    ),
  };
}

/** A decided delivery does not go back to being on its way. */
function later(known: Delivery | undefined, told: Delivery | undefined): Delivery | undefined {
  return told === undefined || (told.state === 'SENDING' && known !== undefined) ? known : told;
}

function withPresence(contact: LiveContact, presence: CustomerPresence, since: number): LiveContact {
  if (contact.presence === presence) {
    return contact;
  }
  return {
    ...contact,
    presence,
    presenceSince: since,
    typingAt: presence === 'HERE' ? contact.typingAt : undefined,
  };
}

function withCall(contact: LiveContact, call: Call): LiveContact {
  if (contact.call !== undefined && Date.parse(call.since) < Date.parse(contact.call.since)) {
    return contact; // fetched before, told after
  }
  const talkingSince = contact.talkingSince ?? (call.state === 'TALKING' ? call.since : undefined);
  return { ...contact, call, talkingSince };
}

const timeOf = (instant: string | undefined, now: number): number =>
  instant === undefined ? now : Date.parse(instant);

export const newestOf = (messages: Message[]): number => messages.at(-1)?.sequence ?? 0;

export const newestInOf = (messages: Message[]): number =>
  messages.findLast((message) => message.direction === 'IN')?.sequence ?? 0;

/** Customer messages that came after the agent looked last, or answered last. */
export function unreadOf(contact: LiveContact | undefined): number {
  if (contact === undefined || !contact.fetched) {
    return 0;
  }
  const answered = contact.messages.findLast((message) => message.direction === 'OUT')?.sequence ?? 0;
  const seen = Math.max(contact.seen, answered);
  return contact.messages.filter((message) => message.direction === 'IN' && message.sequence > seen).length;
}

/** True when a message between two known ones never came: the conversation has to be fetched. */
export function hasGap(contact: LiveContact | undefined): boolean {
  const messages = contact?.messages ?? [];
  return messages.some((message, index) => {
    const before = messages[index - 1];
    return before !== undefined && message.sequence > before.sequence + 1;
  });
}

export const isTyping = (contact: Pick<LiveContact, 'typingAt'> | undefined, now: number): boolean =>
  contact?.typingAt !== undefined && now - contact.typingAt < typingLasts;

/** What is worth keeping over a reload. */
export function seenOf(state: LiveState): Record<string, number> {
  return Object.fromEntries(
    Object.entries(state.contacts)
      .filter(([, contact]) => contact.seen > 0)
      .map(([id, contact]) => [id, contact.seen]),
  );
}
