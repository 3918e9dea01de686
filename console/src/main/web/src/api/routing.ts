import { get, post } from './http';

/** What the router says, as it travels on the desk feed; see the contracts module. */
export type ChannelType = 'VOICE' | 'EMAIL' | 'CHAT' | 'SOCIAL' | 'REVIEW' | 'TASK';
export type Presence = 'AVAILABLE' | 'ON_BREAK' | 'FOCUS' | 'TRAINING' | 'OFFLINE';
export type Suspension = 'NOT_RESPONDING' | 'DECLINING';
export type DeclineReason = 'BUSY' | 'NOT_MY_SKILL' | 'TECHNICAL' | 'OTHER';
export type OpenWork = 'KEEP' | 'HAND_BACK';
export type AgentState =
  | 'OFFLINE'
  | 'UNREACHABLE'
  | 'NOT_RESPONDING'
  | 'ENGAGED'
  | 'OFFERED'
  | 'WRAP_UP'
  | 'AWAY'
  | 'AVAILABLE';
export type Trigger =
  | 'CONTACT_ARRIVED'
  | 'CONTACT_RETURNED'
  | 'OFFER_ENDED'
  | 'AGENT_READY'
  | 'AGENT_PULLED'
  | 'BACKOFF_ENDED'
  | 'CALLBACK_DUE'
  | 'STEP_OPENED'
  | 'PREFERENCE_ENDED'
  | 'CHAT_IDLE'
  | 'CONTACT_UPDATED'
  | 'AGENT_PICKED'
  | 'AGENT_STARTED'
  | 'SUPERVISOR_ASSIGNED'
  | 'CONTACT_TRANSFERRED'
  | 'ROSTER_CHANGED'
  | 'PLAN_APPLIED';
export type EligibilityRule =
  | 'ACTIVE'
  | 'CONNECTED'
  | 'PRESENCE'
  | 'SUSPENSION'
  | 'QUEUE'
  | 'CHANNEL'
  | 'PHONE'
  | 'PREFERRED'
  | 'DELAY'
  | 'SKILL'
  | 'LANGUAGE'
  | 'BACKOFF'
  | 'INTERRUPT'
  | 'CAPACITY';
export type RevokeReason =
  | 'CUSTOMER_LEFT'
  | 'AGENT_DISCONNECTED'
  | 'AGENT_NOT_AVAILABLE'
  | 'PLAN_CHANGED'
  | 'AGENT_REMOVED'
  | 'PHONE_UNREACHABLE'
  | 'CALLBACK_REQUESTED'
  | 'SUPERVISOR'
  | 'CONTACT_UPDATED';
export type ReturnReason =
  | 'HANDED_BACK'
  | 'SIGNED_OFF'
  | 'AGENT_LOST'
  | 'SUPERVISOR'
  | 'AGENT_REMOVED'
  | 'CALLBACK_FAILED'
  | 'SNOOZED';

/** Why a contact stands in line; with CALLBACK its customer has to be dialled. */
export type SegmentSource = 'ARRIVAL' | 'OVERFLOW' | 'MOVED' | 'TRANSFER' | 'RETURNED' | 'CALLBACK';
export type ClosedBy = 'AGENT' | 'CUSTOMER' | 'CHANNEL' | 'SUPERVISOR' | 'CALLBACK_FAILED';
export type PhoneState = 'REACHABLE' | 'UNREACHABLE';

export interface Shortfall {
  agentId: string;
  rule: EligibilityRule;
  lacks: string;
}

export interface OfferWhy {
  trigger: Trigger;
  step: number;
  ranking: 'LONGEST_AVAILABLE' | 'BEST_SKILLED' | 'LEAST_LOADED' | 'QUEUE_RANK';
  winnerKey: string;
  candidates: number;
  ineligibleByRule: Partial<Record<EligibilityRule, number>>;
  nearMisses: Shortfall[];
}

export interface OfferIssued {
  offerId: string;
  agentId: string;
  issuedAt: string;
  expiresAt: string;
  contactId: string;
  conversationId: string;
  customerId: string;
  channel: ChannelType;
  queueId: string;
  segment: number;
  enqueuedAt: string;
  arrivedAt: string;
  cost: number;
  /** All but OFFERED are accepted in the same decision. */
  mode: 'OFFERED' | 'PULLED' | 'PICKED' | 'ASSIGNED' | 'AUTO' | 'OUTBOUND';
  why: OfferWhy;
  source?: SegmentSource;
}

export interface ContactAssigned {
  offerId: string;
  contactId: string;
  agentId: string;
  assignedAt: string;
  issuedAt: string;
  conversationId: string;
  customerId: string;
  channel: ChannelType;
  queueId: string;
  segment: number;
  enqueuedAt: string;
  arrivedAt: string;
  cost: number;
  source?: SegmentSource;
}

/** The contact ended while an agent had it; without a disposition the agent still owes one. */
export interface ContactClosed {
  contactId: string;
  agentId: string;
  closedAt: string;
  disposition?: string;
  by?: ClosedBy;
}

export interface WrapUpStarted {
  offerId: string;
  contactId: string;
  agentId: string;
  assignedAt: string;
  startedAt: string;
  mode: 'NONE' | 'OPTIONAL' | 'TIMED' | 'UNTIL_DONE';
  endsAt?: string;
}

export interface QueueSummary {
  queueId: string;
  name: string;
  delivery: 'PUSH' | 'PULL';
}

export interface Disposition {
  code: string;
  name: string;
}

export interface AgentSnapshot {
  agentId: string;
  teamId: string;
  profileId: string;
  presence: Presence;
  reason?: string;
  connected: boolean;
  suspension?: Suspension;
  state: AgentState;
  since: string;
  offers: OfferIssued[];
  assignments: { assigned: ContactAssigned; wrapUp?: WrapUpStarted; closed?: ContactClosed }[];
  queues: QueueSummary[];
  dispositions: Disposition[];
  breakReasons: string[];
  /** Absent when the agent has no phone. */
  phone?: PhoneState;
}

interface OfferEnd {
  offerId: string;
  agentId: string;
  issuedAt: string;
}

/** The events a desk acts on; all others are passed over. */
export interface DeskEvents {
  OfferIssued: OfferIssued;
  OfferDeclined: OfferEnd & { declinedAt: string; reason: DeclineReason };
  OfferExpired: OfferEnd & { expiredAt: string };
  OfferRevoked: OfferEnd & { revokedAt: string; reason: RevokeReason };
  ContactAssigned: ContactAssigned;
  ContactReturned: { offerId: string; contactId: string; agentId: string; reason: ReturnReason };
  ContactJoined: { contactId: string; conversationId: string; agentId?: string };
  ContactClosed: ContactClosed;
  DispositionGiven: { offerId: string; contactId: string; agentId: string; disposition: string };
  WrapUpStarted: WrapUpStarted;
  WrapUpEnded: { offerId: string; contactId: string; agentId: string; endedAt: string; by: string };
  PhoneChanged: { agentId: string; reachable: boolean };
  PresenceChanged: { agentId: string; presence: Presence; reason?: string };
  AgentSuspended: { agentId: string; suspension: Suspension };
  SuspensionCleared: { agentId: string };
  AgentStateChanged: { agentId: string; since: string; state: AgentState };
  CommandRejected: { command: string; code: string; message: string; contactId?: string };
}

export interface SnapshotFrame {
  kind: 'snapshot';
  at: number;
  time: string;
  now: string;
  body: AgentSnapshot;
}

export interface EventFrame {
  kind: 'event';
  name: string;
  at: number;
  time: string;
  now: string;
  body: unknown;
}

export type Frame = SnapshotFrame | EventFrame;

export interface ContactExplained {
  contactId: string;
  state: 'WAITING' | 'OFFERED' | 'ASSIGNED' | 'ENDED' | 'DEFERRED';
  queueId?: string;
  enqueuedAt?: string;
  reason: string;
  eligible: number;
  ineligibleByRule: Partial<Record<EligibilityRule, number>>;
  nearMisses: Shortfall[];
}

/** 200: decided; 202: sent, the answer comes on the feed. */
export interface CommandAnswer {
  commandId: string;
  at?: number;
  events?: { name: string; body: unknown }[];
}

const desk = '/api/routing/desk';

export function setPresence(presence: Presence, reason?: string, openWork?: OpenWork) {
  return post<CommandAnswer>(`${desk}/presence`, { presence, reason, openWork: openWork ?? 'KEEP' });
}

export function acceptOffer(offerId: string) {
  return post<CommandAnswer>(`${desk}/offers/${encodeURIComponent(offerId)}/accept`);
}

export function declineOffer(offerId: string, reason: DeclineReason) {
  return post<CommandAnswer>(`${desk}/offers/${encodeURIComponent(offerId)}/decline`, { reason });
}

export function pullNext() {
  return post<CommandAnswer>(`${desk}/pull-next`);
}

export function closeContact(contactId: string, disposition: string) {
  return post<CommandAnswer>(`${desk}/contacts/${encodeURIComponent(contactId)}/close`, { disposition });
}

export function returnContact(contactId: string) {
  return post<CommandAnswer>(`${desk}/contacts/${encodeURIComponent(contactId)}/return`);
}

export function endWrapUp(contactId: string) {
  return post<CommandAnswer>(`${desk}/contacts/${encodeURIComponent(contactId)}/end-wrap-up`);
}

export function clearSuspension() {
  return post<CommandAnswer>(`${desk}/clear-suspension`);
}

export function explainContact(contactId: string) {
  return get<ContactExplained>(`/api/routing/contacts/${encodeURIComponent(contactId)}/explanation`);
}
