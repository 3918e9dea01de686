import { get, post } from './http';
import type { ChannelType } from './routing';

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
}

export interface Delivery {
  state: 'SENDING' | 'DELIVERED' | 'FAILED';
  code?: string;
}

/** Whether a chat's customer is connected. */
export type CustomerPresence = 'HERE' | 'AWAY' | 'LEFT';

/** Where a call stands. */
export interface Call {
  state: 'DIALLING' | 'TALKING' | 'HELD' | 'ENDED';
  since: string;
  heldBy?: 'CUSTOMER' | 'AGENT';
  endedBy?: 'CUSTOMER' | 'AGENT' | 'CALLBACK' | 'GATEWAY_RESTART' | 'FAILED';
}

/** What an agent enters in her own phone. */
export interface PhoneSettings {
  address: string;
  registrar: string;
  user: string;
  password: string;
  reachable: boolean;
}

export interface Message {
  id: string;
  sequence: number;
  direction: 'IN' | 'OUT';
  author: { kind: string; id?: string; name?: string };
  subject?: string;
  text: string;
  quoted?: string;
  hasHtml: boolean;
  /** Sent by a machine: an out-of-office answer, a delivery report. */
  automatic?: boolean;
  /** A card number was taken out. */
  redacted?: boolean;
  attachments: Attachment[];
  at: string;
  delivery?: Delivery;
}

export interface Customer {
  id: string;
  name?: string;
  identities: { kind: string; value: string }[];
}

export interface Conversation {
  contactId: string;
  conversationId: string;
  channel: ChannelType;
  entryPoint: string;
  language?: { tag: string; source: string; confidencePercent: number };
  customer: Customer;
  /** The conversation it may answer; the address was not proved to be a participant's. */
  possibleReplyTo?: string;
  messages: Message[];
  replyable: boolean;
  customerPresence?: CustomerPresence;
  call?: Call;
}

/** What the gateway's desk feed says of the contacts an agent holds or is offered. */
export type LiveFrame =
  | {
      kind: 'hello';
      phone?: { reachable?: boolean };
      contacts: { contactId: string; customer?: CustomerPresence; since?: string; call?: Call }[];
    }
  | { kind: 'message'; contactId: string; message: Message }
  | { kind: 'delivery'; contactId: string; messageId: string; delivery: Delivery }
  | { kind: 'typing'; contactId: string; on: boolean }
  | { kind: 'customer'; contactId: string; presence: CustomerPresence; since?: string }
  | { kind: 'call'; contactId: string; call: Call }
  | { kind: 'phone'; reachable: boolean };

const root = '/api/gateway';

/** @param at the command the answer must already know, see "Reading your own writes" */
export const conversation = (contactId: string, at: number) =>
  get<Conversation>(`${root}/contacts/${encodeURIComponent(contactId)}?at=${at}`);

export const reply = (contactId: string, clientMessageId: string, text: string, lastSeenSequence: number) =>
  post<Message>(`${root}/contacts/${encodeURIComponent(contactId)}/replies`, {
    clientMessageId,
    text,
    lastSeenSequence,
  });

/** Ends the call; the contact goes to wrap-up. */
export const hangUp = (contactId: string) =>
  post<void>(`${root}/contacts/${encodeURIComponent(contactId)}/hang-up`);

export const myPhone = () => get<PhoneSettings>(`${root}/desk/phone`);

export const htmlPath = (messageId: string) => `${root}/messages/${encodeURIComponent(messageId)}/html`;
export const attachmentPath = (id: string) => `${root}/attachments/${encodeURIComponent(id)}`;
