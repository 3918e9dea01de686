import type { components } from '@api/gateway';
import { get, post, randomId } from './http';
import type { ChannelType } from './routing';

type Schemas = components['schemas'];

export type CustomerCard = Schemas['CustomerCard'];
export type CustomerHit = Schemas['CustomerCard.CustomerHit'];
export type Identity = Schemas['CustomerCard.IdentityCard'];
export type Proposal = Schemas['CustomerCard.ProposalCard'];
export type Merge = Schemas['CustomerCard.MergeCard'];
export type ContactPurpose = Schemas['CustomerFact.ContactPurpose'];
export type MergeReason = Schemas['CustomerFact.MergeReason'];

export const customer = (customerId: string) => get('/api/gateway/customers/{customerId}', { path: { customerId } });

export const findCustomers = (identity: string) => post('/api/gateway/customers/search', { body: { identity } });

export const revealIdentity = (customerId: string, ref: string) =>
  post('/api/gateway/customers/{customerId}/identities/{ref}/reveal', { path: { customerId, ref } });

export const decideProposal = (customerId: string, proposalId: string, decision: 'SAME' | 'NOT_SAME') =>
  post('/api/gateway/customers/{customerId}/proposals/{proposalId}/decide', {
    path: { customerId, proposalId },
    body: { decision },
  });

export const mergeCustomers = (customerId: string, other: string, note: string) =>
  post('/api/gateway/customers/{customerId}/merges', {
    path: { customerId },
    body: { clientId: randomId(), other, note: note === '' ? undefined : note },
  });

export const undoMerge = (customerId: string, mergeId: string) =>
  post('/api/gateway/customers/{customerId}/merges/{mergeId}/undo', { path: { customerId, mergeId }, body: {} });

export const setPermission = (customerId: string, channel: ChannelType, purpose: ContactPurpose, allowed: boolean) =>
  post('/api/gateway/customers/{customerId}/permissions', {
    path: { customerId },
    body: { channel, purpose, allowed },
  });

export const mailSenders = () => get('/api/gateway/mails/senders');

export const beginMail = (
  clientId: string,
  customerId: string,
  identity: string,
  mailbox: string,
  subject: string,
) => post('/api/gateway/mails', { body: { clientId, customerId, identity, mailbox, subject } });

export type Verification = Schemas['VerificationView'];
export type KnownFact = Schemas['KnownFact'];
export type VerificationMethod = Schemas['CustomerFact.VerificationMethod'];

export const verification = (contactId: string) =>
  get('/api/gateway/contacts/{contactId}/verification', { path: { contactId } });

export const verify = (contactId: string, clientId: string, named: KnownFact[]) =>
  post('/api/gateway/contacts/{contactId}/verification', { path: { contactId }, body: { clientId, named } });
