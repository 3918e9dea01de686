import type { components } from '@api/gateway';
import { get, post, put, remove } from './http';

type Schemas = components['schemas'];

export type CannedReply = Schemas['CannedReplyView'];
export type CannedReplyPut = Schemas['CannedReplyPut'];
export type CannedReplyChange = Schemas['CannedReplyChangeView'];
export type Placeholder = Schemas['Placeholder'];

export const cannedReplies = () => get('/api/gateway/canned-replies');

export const addCannedReply = (body: CannedReplyPut) => post('/api/gateway/canned-replies', { body });

export const changeCannedReply = (id: string, body: CannedReplyPut) =>
  put('/api/gateway/canned-replies/{id}', { path: { id }, body });

export const removeCannedReply = (id: string, version: number) =>
  remove('/api/gateway/canned-replies/{id}', { path: { id }, query: { version } });

export const cannedReplyHistory = (id: string) => get('/api/gateway/canned-replies/{id}/history', { path: { id } });
