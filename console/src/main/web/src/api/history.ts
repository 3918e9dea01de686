import type { components as CaseParts } from '@api/cases';
import type { components } from '@api/gateway';
import { get } from './http';

type Schemas = components['schemas'];

export type Timeline = Schemas['TimelineView'];
export type TimelineEntry = Schemas['TimelineView.Entry'];
export type ConversationPart = Schemas['ConversationView'];
export type Excerpt = Schemas['Excerpt'];
export type MessageHit = Schemas['MessageHits.MessageHit'];
export type CustomerHit = Schemas['CustomerHits.CustomerHit'];
export type CaseHit = CaseParts['schemas']['CaseHits.CaseHit'];

/** Contacts of a customer, the latest first. */
export const timeline = (customerId: string, cursor?: string) =>
  get('/api/gateway/customers/{customerId}/timeline', { path: { customerId }, query: { cursor, limit: 10 } });

/** Which messages of a conversation: the latest, those around one, or those before or after one. */
export type Part = { before?: number; after?: number; around?: number };

export const conversationPart = (conversationId: string, part: Part) =>
  get('/api/gateway/conversations/{conversationId}', { path: { conversationId }, query: part });

/** What narrows a search for messages. */
export interface Narrowed {
  channel?: string;
  queue?: string;
  from?: string;
}

const limit = 8;

export const searchMessages = (q: string, narrowed: Narrowed, cursor?: string) =>
  get('/api/gateway/search/messages', { query: { q, ...narrowed, cursor, limit } });
export const searchCustomers = (q: string, cursor?: string) =>
  get('/api/gateway/search/customers', { query: { q, cursor, limit } });
export const searchCases = (q: string, cursor?: string) => get('/api/cases/search', { query: { q, cursor, limit } });
