import type { AgentSnapshot, ContactAssigned, ContactClosed, OfferIssued } from '../../api/routing';

/** Test data of the desk. */
export const aSnapshot: AgentSnapshot = {
  agentId: 'u-1001',
  teamId: 'team-1',
  profileId: 'generalist',
  presence: 'AVAILABLE',
  connected: true,
  state: 'AVAILABLE',
  since: '2026-01-05T08:59:00Z',
  offers: [],
  assignments: [],
  queues: [{ queueId: 'support-mail', name: 'Support mail', delivery: 'PUSH' }],
  dispositions: [{ code: 'answered', name: 'Answered' }],
  breakReasons: ['lunch'],
};

export const anAssignment = (offerId: string, contactId: string): ContactAssigned => ({
  offerId,
  contactId,
  agentId: 'u-1001',
  assignedAt: '2026-01-05T09:00:05Z',
  issuedAt: '2026-01-05T09:00:00Z',
  conversationId: 'v-1',
  customerId: 'k-1',
  channel: 'EMAIL',
  queueId: 'support-mail',
  segment: 1,
  enqueuedAt: '2026-01-05T08:59:58Z',
  arrivedAt: '2026-01-05T08:59:58Z',
  cost: 1,
});

export const aClosing = (change: Partial<ContactClosed> = {}): ContactClosed => ({
  contactId: 'c-1',
  arrivedAt: '2026-01-05T08:59:58Z',
  conversationId: 'v-1',
  customerId: 'k-1',
  agentId: 'u-1001',
  assignedAt: '2026-01-05T09:00:05Z',
  closedAt: '2026-01-05T09:05:00Z',
  ...change,
});

export const anOffer = (offerId: string, contactId: string): OfferIssued => ({
  offerId,
  agentId: 'u-1001',
  issuedAt: '2026-01-05T09:00:00Z',
  expiresAt: '2026-01-05T09:00:30Z',
  contactId,
  conversationId: 'v-1',
  customerId: 'k-1',
  channel: 'EMAIL',
  queueId: 'support-mail',
  segment: 1,
  enqueuedAt: '2026-01-05T08:59:58Z',
  arrivedAt: '2026-01-05T08:59:58Z',
  cost: 1,
  mode: 'OFFERED',
  why: {
    trigger: 'CONTACT_ARRIVED',
    step: 0,
    ranking: 'LONGEST_AVAILABLE',
    winnerKey: '2026-01-05T08:10:00Z',
    candidates: 2,
    ineligibleByRule: { LANGUAGE: 3, PRESENCE: 1 },
    nearMisses: [{ agentId: 'u-1002', rule: 'LANGUAGE', lacks: 'de 0 < 3' }],
  },
});

/** Just enough of the browser's storage. */
export function aStorage(): Storage {
  const entries: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => entries[key] ?? null,
    setItem: (key: string, value: string) => void (entries[key] = value),
    removeItem: (key: string) => void delete entries[key],
  };
  return new Proxy(methods, {
    ownKeys: () => Object.keys(entries),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  }) as unknown as Storage;
}
