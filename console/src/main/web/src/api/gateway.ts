import { get, post } from './http';
import type { ChannelType } from './routing';

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
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
  delivery?: { state: 'SENDING' | 'DELIVERED' | 'FAILED'; code?: string };
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
}

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

export const htmlPath = (messageId: string) => `${root}/messages/${encodeURIComponent(messageId)}/html`;
export const attachmentPath = (id: string) => `${root}/attachments/${encodeURIComponent(id)}`;
