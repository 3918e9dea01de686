import type { components } from '@api/gateway';
import { addressOf, get, post, remove } from './http';

type Schemas = components['schemas'];

export type Message = Schemas['ContactView.MessageView'];
export type Delivery = Schemas['ContactView.DeliveryView'];
export type Customer = Schemas['ContactView.CustomerView'];
export type Attachment = Schemas['ContactView.AttachmentView'];
export type Conversation = Schemas['ContactView'];

/** Whether a chat's customer is connected. */
export type CustomerPresence = Schemas['CustomerPresence'];

/** Where a call stands. */
export type Call = Schemas['CallState'];

/** What an agent enters in her own phone. */
export type PhoneSettings = Schemas['DeskPhone'];

/** What the gateway's desk feed says of the contacts an agent holds or is offered. */
export type LiveFrame = Schemas['DeskFrame'];

/** What a desk says to the gateway. */
export type ToGateway = Schemas['DeskClientFrame'];

/** @param at the command the answer must already know, see "Reading your own writes" */
export const conversation = (contactId: string, at: number) =>
  get('/api/gateway/contacts/{contactId}', { path: { contactId }, query: { at } });

export const reply = (
  contactId: string,
  clientMessageId: string,
  text: string,
  lastSeenSequence: number,
  attachments: string[],
) =>
  post('/api/gateway/contacts/{contactId}/replies', {
    path: { contactId },
    body: { clientMessageId, text, lastSeenSequence, attachments },
  });

/** Ends the call; the contact goes to wrap-up. */
export const hangUp = (contactId: string) => post('/api/gateway/contacts/{contactId}/hang-up', { path: { contactId } });

export type Consult = Schemas['ConsultView'];
export type ConsultLine = Schemas['ConsultView.Line'];

/** @param at the command the answer must already know */
export const consult = (consultId: string, at: number) =>
  get('/api/gateway/consults/{consultId}', { path: { consultId }, query: { at } });

export const sayInConsult = (consultId: string, clientMessageId: string, text: string, at?: number) =>
  post('/api/gateway/consults/{consultId}/messages', {
    path: { consultId },
    query: { at },
    body: { clientMessageId, text },
  });

/** What waiting contacts are about; those not mine to know are left out. */
export const subjects = (contacts: string[], at: number) =>
  get('/api/gateway/desk/subjects', { query: { contacts: contacts.join(','), at } });

export const myPhone = () => get('/api/gateway/desk/phone');

/** Takes back a file that was not sent. */
export const removeUpload = (contactId: string, id: string) =>
  remove('/api/gateway/contacts/{contactId}/attachments/{id}', { path: { contactId, id } });

export const htmlPath = (id: string) => addressOf('/api/gateway/messages/{id}/html', { path: { id } });
export const attachmentPath = (id: string) => addressOf('/api/gateway/attachments/{id}', { path: { id } });
