import type { Case } from '../src/api/cases';
import type { Me } from '../src/api/console';
import type { CustomerCard, Verification } from '../src/api/customers';
import type { Conversation } from '../src/api/gateway';
import type { AgentSnapshot, OfferIssued } from '../src/api/routing';
import { aSnapshot, anAssignment, anOffer } from '../src/desk/state/fixtures';

/** A German customer, a German-speaking agent, a parcel that never came. */
export const anna: Me = { userId: 'u-1001', name: 'Anna', roles: ['AGENT'], domain: 'demo', teams: ['team-1'] };
export const olga: Me = { userId: 'u-3001', name: 'Olga', roles: ['OPS'], domain: 'demo', teams: [] };

export const people = [
  ['u-1001', 'Anna'],
  ['u-1002', 'Ben'],
  ['u-1003', 'Chloe'],
  ['u-1004', 'Diego'],
  ['u-1005', 'Elena'],
  ['u-2001', 'Sam'],
].map(([id, name]) => ({ id, name }));

export const resolutions = [
  { code: 'answered', name: 'Question answered' },
  { code: 'refund-granted', name: 'Refund granted' },
  { code: 'replacement-sent', name: 'Replacement sent' },
];

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

export const snapshot = (change: Partial<AgentSnapshot> = {}): AgentSnapshot => ({
  ...aSnapshot,
  since: ago(312),
  queues: [
    { queueId: 'support-mail', name: 'Support mail', delivery: 'PUSH' },
    { queueId: 'refunds', name: 'Refunds', delivery: 'PUSH' },
    { queueId: 'social', name: 'Social', delivery: 'PUSH' },
    { queueId: 'back-office', name: 'Back office', delivery: 'PULL' },
  ],
  dispositions: [
    { code: 'answered', name: 'Answered' },
    { code: 'waiting', name: 'Waiting for the customer' },
    { code: 'no-answer', name: 'No answer needed' },
    { code: 'spam', name: 'Spam' },
  ],
  breakReasons: ['lunch', 'short', 'meeting'],
  ...change,
});

export const assignment = (contactId: string, secondsAgo: number) => ({
  ...anAssignment(`${contactId}.1`, contactId),
  assignedAt: ago(secondsAgo),
  enqueuedAt: ago(secondsAgo + 40),
});

export const offer = (contactId: string, change: Partial<OfferIssued> = {}): OfferIssued => ({
  ...anOffer(`${contactId}.1`, contactId),
  issuedAt: ago(6),
  expiresAt: ago(-24),
  enqueuedAt: ago(95),
  ...change,
  why: {
    ...anOffer('x', 'x').why,
    winnerKey: ago(1900),
    nearMisses: [
      { agentId: 'u-1002', rule: 'LANGUAGE', lacks: 'de 0 < 3' },
      { agentId: 'u-1003', rule: 'LANGUAGE', lacks: 'de 0 < 3' },
      { agentId: 'u-1004', rule: 'PRESENCE', lacks: 'ON_BREAK' },
    ],
    ...change.why,
  },
});

export const aConversation = (contactId: string, change: Partial<Conversation> = {}): Conversation => ({
  contactId,
  conversationId: `v-${contactId}`,
  channel: 'EMAIL',
  entryPoint: 'support',
  language: { tag: 'de', source: 'DETECTED', confidencePercent: 97 },
  customer: {
    id: 'k-1',
    name: 'Martina Vogel',
    identities: [{ kind: 'EMAIL', value: 'martina.vogel@example.org' }],
  },
  messages: [
    {
      id: 'm-1',
      sequence: 1,
      direction: 'IN',
      author: { kind: 'CUSTOMER' },
      subject: 'Wo bleibt mein Paket?',
      text: 'Guten Tag,\n\nich habe am Montag bei Ihnen bestellt (Nr. 4711-23) und bis heute kein Paket bekommen. In der Sendungsverfolgung steht seit drei Tagen „in Zustellung“.\n\nKönnen Sie bitte nachsehen?\n\nViele Grüße\nMartina Vogel',
      hasHtml: true,
      automatic: false,
      redacted: false,
      attachments: [{ id: 'a-1', name: 'Bestellung 4711-23.pdf', type: 'application/pdf', size: 183_220 }],
      at: ago(880),
    },
    {
      id: 'm-2',
      sequence: 2,
      direction: 'OUT',
      author: { kind: 'AGENT', id: 'u-1001', name: 'Anna' },
      text: 'Guten Tag Frau Vogel,\n\nvielen Dank für Ihre Nachricht. Ich frage beim Zusteller nach und melde mich noch heute.\n\nFreundliche Grüße\nAnna',
      hasHtml: false,
      automatic: false,
      redacted: false,
      attachments: [],
      at: ago(420),
      delivery: { state: 'DELIVERED' },
    },
    {
      id: 'm-3',
      sequence: 3,
      direction: 'IN',
      author: { kind: 'CUSTOMER' },
      text: 'Danke! Falls es verloren ist, hätte ich gern Ersatz statt Geld zurück.',
      quoted: 'Am Montag schrieb Strowger Support:\n> Guten Tag Frau Vogel,\n> vielen Dank für Ihre Nachricht.',
      hasHtml: false,
      automatic: false,
      redacted: false,
      attachments: [],
      at: ago(130),
    },
  ],
  replyable: true,
  composer: {
    textLimit: 100_000,
    attachments: true,
    files: { most: 20, mostBytes: 26_214_400 },
    html: false,
    typing: false,
    receipts: true,
  },
  ...change,
});

export const aCase = (change: Partial<Case> = {}): Case => ({
  id: 'case-1',
  customerId: 'k-1',
  status: 'OPEN',
  openedAt: ago(870),
  version: 1,
  episodes: [],
  notes: [
    { id: 'n-1', authorId: 'u-1001', at: ago(300), text: 'Zusteller angerufen: Rückmeldung bis 16 Uhr zugesagt.' },
  ],
  contacts: [
    { contactId: 'c-1', channel: 'EMAIL', linkedAt: ago(860), agentId: 'u-1001' },
    { contactId: 'c-0', channel: 'SOCIAL', linkedAt: ago(86_400), agentId: 'u-1005' },
  ],
  ...change,
});

export const aPhone = {
  address: 'sip:u-1001@127.0.0.1:5060',
  registrar: '127.0.0.1:5060',
  user: 'u-1001',
  password: 'K5XW6YTBONSWG4TFOQ',
  reachable: false,
};

/** Three chats, in three languages, and a call. */
export const aChat = (contactId: string, name: string, language: string, texts: string[]): Conversation =>
  aConversation(contactId, {
    channel: 'CHAT',
    entryPoint: 'chat',
    language: { tag: language, source: 'CHANNEL_HINT', confidencePercent: 100 },
    customer: { id: `k-${contactId}`, name, identities: [] },
    customerPresence: 'HERE',
    messages: texts.map((text, index) => ({
      id: `${contactId}-m-${index + 1}`,
      sequence: index + 1,
      direction: index % 2 === 0 ? 'IN' : 'OUT',
      author: index % 2 === 0 ? { kind: 'CUSTOMER' } : { kind: 'AGENT', id: 'u-1001', name: 'Anna' },
      text,
      hasHtml: false,
      automatic: false,
      redacted: false,
      attachments: [],
      at: ago(150 - 25 * index),
      delivery: index % 2 === 0 ? undefined : { state: 'DELIVERED' as const },
    })),
  });

export const aCall = (contactId: string): Conversation =>
  aConversation(contactId, {
    channel: 'VOICE',
    entryPoint: 'support',
    language: { tag: 'de', source: 'CHANNEL_HINT', confidencePercent: 100 },
    customer: { id: 'k-call', identities: [{ kind: 'PHONE', value: '+49 30 901820' }] },
    messages: [],
    replyable: false,
    call: { state: 'TALKING', since: ago(74) },
  });

const live = (contactId: string, channel: 'CHAT' | 'VOICE', queueId: string, secondsAgo: number) => ({
  assigned: { ...assignment(contactId, secondsAgo), channel, queueId },
});

/** An agent who chats with three customers and talks with a fourth. */
export const busy = (): AgentSnapshot =>
  snapshot({
    state: 'ENGAGED',
    phone: 'REACHABLE',
    queues: [
      ...snapshot().queues,
      { queueId: 'chat', name: 'Chat', delivery: 'PUSH' },
      { queueId: 'phone', name: 'Phone', delivery: 'PUSH' },
    ],
    assignments: [
      live('c-1', 'CHAT', 'chat', 180),
      live('c-2', 'CHAT', 'chat', 160),
      live('c-3', 'CHAT', 'chat', 95),
      live('c-4', 'VOICE', 'phone', 75),
    ],
  });

const customerId = 'cu-1';

/** Known by mail and account; somebody who calls may be the same person. */
export const aCustomer = (change: Partial<CustomerCard> = {}): CustomerCard => ({
  id: customerId,
  name: 'Martina Vogel',
  identities: [
    { ref: 'ref-mail', kind: 'email', masked: 'm•••@example.org', source: 'CHANNEL', vouched: true },
    { ref: 'ref-shop', kind: 'shop:demo', masked: 'K•••417', source: 'SITE', vouched: true },
  ],
  language: { value: 'de' },
  tier: { value: 'gold' },
  objections: [{ channel: 'EMAIL', purpose: 'MARKETING' }],
  proposals: [
    {
      id: 'mp-1',
      other: {
        id: 'cu-2',
        identities: [{ ref: 'ref-phone', kind: 'phone', masked: '+49•••678', source: 'CHANNEL', vouched: false }],
      },
      reason: 'SITE_WORD',
      kind: 'phone',
      proposedAt: ago(3600),
    },
  ],
  merges: [],
  ...change,
});

export const aVerification: Verification = {
  level: 0,
  askable: ['PHONE', 'ACCOUNT', 'EARLIER_CONTACT'],
};
