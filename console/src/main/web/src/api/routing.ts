import type { components } from '@api/routing';
import { get, post } from './http';

type Schemas = components['schemas'];

export type ChannelType = Schemas['ChannelType'];
export type Presence = Schemas['Presence'];
export type Suspension = Schemas['AgentEvent.Suspension'];
export type DeclineReason = Schemas['AgentCommand.DeclineReason'];
export type OpenWork = Schemas['AgentCommand.OpenWork'];
export type AgentState = Schemas['AgentEvent.AgentState'];
export type Trigger = Schemas['OfferWhy.Trigger'];
export type EligibilityRule = Schemas['OfferWhy.EligibilityRule'];
export type RevokeReason = Schemas['OfferEvent.RevokeReason'];
export type ReturnReason = Schemas['ReturnReason'];
export type RejectionCode = Schemas['RoutingAnswer.RejectionCode'];
export type ClosedBy = Schemas['ClosedBy'];
export type PhoneState = Schemas['RoutingAnswer.PhoneState'];
export type ContactState = Schemas['RoutingAnswer.ContactState'];
export type LanguageSource = Schemas['ContactLanguage.Source'];

export type OfferIssued = Schemas['OfferIssued'];
export type ContactAssigned = Schemas['ContactAssigned'];
export type ContactClosed = Schemas['ContactClosed'];
export type WrapUpStarted = Schemas['WrapUpStarted'];
export type QueueSummary = Schemas['RoutingAnswer.QueueSummary'];
export type Disposition = Schemas['Disposition'];
export type PassOn = Schemas['RoutingAnswer.PassOn'];
export type OpenConsult = Schemas['RoutingAnswer.OpenConsult'];
export type ConsultHow = Schemas['ConsultEvent.How'];
export type HandBackReason = Schemas['HandBackReason'];
export type Targets = Schemas['TargetsTold'];
export type WaitingPage = Schemas['WaitingPage'];
export type WaitingContact = Schemas['DeskAnswer.WaitingContact'];
export type WaitingCursor = Schemas['Question.WaitingCursor'];
export type Asking = Schemas['Asking'];
export type Transfer = Schemas['Transfer'];
export type TransferReason = Schemas['ContactCommand.TransferReason'];
export type AgentSnapshot = Schemas['AgentSnapshot'];
export type ContactExplained = Schemas['ContactExplained'];

/** An event's body by the event's name. */
export type RoutingEvents = { [E in Schemas['NamedRoutingEvent'] as E['name']]: E['body'] };

/** What the router says on the desk feed. */
export type Frame = Schemas['DeskFrame'];
export type SnapshotFrame = Schemas['DeskFrame.Snapshot'];
export type EventFrame = Schemas['DeskFrame.Event'];

/** What a desk says to the router. */
export type ToRouter = Schemas['DeskClientFrame'];

/** 200: decided; 202: sent, the answer comes on the feed. */
export type CommandAnswer = Schemas['CommandAnswer'];

export const setPresence = (presence: Presence, reason?: string, openWork: OpenWork = 'KEEP') =>
  post('/api/routing/desk/presence', { body: { presence, reason, openWork } });

/** What her presence becomes when she holds nothing any more; undefined: it stays. */
export const setNextPresence = (presence?: Presence, reason?: string) =>
  post('/api/routing/desk/next-presence', { body: { presence, reason } });

/** @param openWork what becomes of contacts she holds; without it the router refuses when there are any */
export const goOffline = (openWork?: OpenWork) =>
  post('/api/routing/desk/presence', { body: { presence: 'OFFLINE', openWork } });

export const acceptOffer = (offerId: string) => post('/api/routing/desk/offers/{offerId}/accept', { path: { offerId } });

export const declineOffer = (offerId: string, reason: DeclineReason) =>
  post('/api/routing/desk/offers/{offerId}/decline', { path: { offerId }, body: { reason } });

export const pullNext = () => post('/api/routing/desk/pull-next');

export const closeContact = (contactId: string, disposition: string) =>
  post('/api/routing/desk/contacts/{contactId}/close', { path: { contactId }, body: { disposition } });

export const returnContact = (contactId: string, why: HandBackReason) =>
  post('/api/routing/desk/contacts/{contactId}/return', { path: { contactId }, query: { why } });

export const pickContact = (contactId: string) =>
  post('/api/routing/desk/contacts/{contactId}/pick', { path: { contactId } });

export const startConsult = (contactId: string, asking: Asking) =>
  post('/api/routing/desk/contacts/{contactId}/consult', { path: { contactId }, body: asking });

/** The contact becomes the consulted agent's. */
export const completeConsult = (consultId: string) =>
  post('/api/routing/desk/consults/{consultId}/complete', { path: { consultId } });

/** Ends it, whoever of the two does. */
export const endConsult = (consultId: string) =>
  post('/api/routing/desk/consults/{consultId}/cancel', { path: { consultId } });

/** To whom a contact of this channel can go, as it is now. */
export const targets = (channel: ChannelType) => get('/api/routing/desk/targets', { query: { channel } });

/** What waits in my queues, the oldest first. */
export const waiting = (queue?: string, after?: WaitingCursor) =>
  get('/api/routing/desk/waiting', {
    query: { queue, afterTime: after?.enqueuedAt, afterContact: after?.contactId },
  });

export const transferContact = (contactId: string, transfer: Transfer) =>
  post('/api/routing/desk/contacts/{contactId}/transfer', { path: { contactId }, body: transfer });

/** @param until when it comes back, unless its customer writes before */
export const snoozeContact = (contactId: string, until: Date) =>
  post('/api/routing/desk/contacts/{contactId}/snooze', { path: { contactId }, body: { until: until.toISOString() } });

export const endWrapUp = (contactId: string) =>
  post('/api/routing/desk/contacts/{contactId}/end-wrap-up', { path: { contactId } });

export const clearSuspension = () => post('/api/routing/desk/clear-suspension');

export const explainContact = (contactId: string) =>
  get('/api/routing/contacts/{contactId}/explanation', { path: { contactId } });

/** Begins a contact by herself, in a conversation that the gateway began for her. */
export const startOutbound = (conversationId: string, customerId: string, channel: ChannelType, queueId: string) =>
  post('/api/routing/desk/outbound', { body: { conversationId, customerId, channel, queueId } });
