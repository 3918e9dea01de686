import type { Route, WebSocketRoute } from 'playwright-core';
import type { Case } from '../src/api/cases';
import type { Me } from '../src/api/console';
import type { CustomerCard, Verification } from '../src/api/customers';
import type { Conversation, LiveFrame, Message } from '../src/api/gateway';
import type { Wallboard } from '../src/api/kpi';
import type { AgentSnapshot, RoutingEvents } from '../src/api/routing';
import { aBoard } from './board';
import { aCase, aConversation, aCustomer, aPhone, aVerification, people, resolutions } from './story';

/** The exchange as the pages see it, scripted by a test. */
export class Exchange {
  me: Me | null = null;
  snapshot: AgentSnapshot | null = null;
  conversations: Record<string, Conversation> = {};
  cases: Record<string, Case> = {};
  customer: CustomerCard = aCustomer();
  verification: Verification = aVerification;
  board: Wallboard | null = aBoard();
  /** Answers of single requests, by method and path. */
  answers: Record<string, { status: number; body?: unknown }> = {};
  /** What was asked, with its body. */
  readonly asked: { what: string; body: unknown; headers: Record<string, string> }[] = [];
  /** What desks told on the gateway's feed. */
  readonly typed: unknown[] = [];
  /** What desks told on the router's feed. */
  readonly heard: { kind: string }[] = [];
  #desk: WebSocketRoute | null = null;
  #live: WebSocketRoute | null = null;
  #at = 100;

  onDesk(socket: WebSocketRoute): void {
    if (this.down) {
      void socket.close({ code: 1013 });
      return;
    }
    this.#desk = socket;
    socket.onMessage((text) => this.heard.push(JSON.parse(String(text)) as { kind: string }));
    if (this.snapshot !== null) {
      this.#frame('snapshot', this.snapshot);
    }
  }

  onLive(socket: WebSocketRoute): void {
    if (this.down) {
      void socket.close({ code: 1013 });
      return;
    }
    this.#live = socket;
    socket.onMessage((text) => this.typed.push(JSON.parse(String(text))));
    const contacts = Object.values(this.conversations).map(({ contactId, customerPresence, customerAwaySince, call }) => ({
      contactId,
      customer: customerPresence,
      awaySince: customerAwaySince,
      call,
    }));
    this.live({ kind: 'hello', contacts });
  }

  live(frame: LiveFrame): void {
    this.#live?.send(JSON.stringify(frame));
  }

  /** Said in the conversation, and told on the feed while there is one. */
  say(contactId: string, direction: 'IN' | 'OUT', text: string, change: Partial<Message> = {}): Message {
    const conversation = this.conversations[contactId];
    if (conversation === undefined) {
      throw new Error(`Expected a conversation of ${contactId} but there is none`);
    }
    const sequence = (conversation.messages.at(-1)?.sequence ?? 0) + 1;
    const message: Message = {
      id: `${contactId}-m-${sequence}`,
      sequence,
      direction,
      author: direction === 'IN' ? { kind: 'CUSTOMER' } : { kind: 'AGENT', id: this.me?.userId },
      text,
      hasHtml: false,
      automatic: false,
      redacted: false,
      attachments: [],
      at: new Date().toISOString(),
      ...change,
    };
    conversation.messages = [...conversation.messages, message];
    this.live({ kind: 'message', contactId, message });
    return message;
  }

  onWallboard(socket: WebSocketRoute): void {
    if (this.board !== null) {
      socket.send(JSON.stringify(this.board));
    }
  }

  event<N extends keyof RoutingEvents>(name: N, body: Partial<RoutingEvents[N]>): void {
    this.#at += 1;
    this.#frame('event', body, name);
  }

  /** True while nobody answers. */
  down = false;

  async cut(): Promise<void> {
    await this.#desk?.close({ code: 1012, reason: 'restart' });
    await this.#live?.close({ code: 1012, reason: 'restart' });
  }

  async answer(route: Route): Promise<void> {
    if (this.down) {
      return route.abort('connectionrefused');
    }
    const request = route.request();
    const path = new URL(request.url()).pathname;
    const what = `${request.method()} ${path}`;
    const isJson = request.headers()['content-type']?.startsWith('application/json') === true;
    const sent: unknown = isJson ? request.postDataJSON() : null;
    if (request.method() !== 'GET') {
      this.asked.push({ what, body: sent, headers: request.headers() });
    }
    const { status, body } = this.answers[what] ?? this.#usual(what, path, sent);
    await route.fulfill({
      status,
      contentType: status >= 400 ? 'application/problem+json' : 'application/json',
      body: body === undefined ? '' : JSON.stringify(body),
    });
  }

  #usual(what: string, path: string, body: unknown): { status: number; body?: unknown } {
    const id = path.split('/').at(-1) ?? '';
    if (what === 'GET /api/console/me') {
      return this.me === null ? { status: 401, body: { code: 'unauthorized' } } : { status: 200, body: this.me };
    }
    if (what === 'GET /api/console/people') {
      return { status: 200, body: people };
    }
    if (what === 'GET /api/cases/resolutions') {
      return { status: 200, body: resolutions };
    }
    if (path.endsWith('/timeline')) {
      return { status: 200, body: { entries: [] } };
    }
    if (path.startsWith('/api/gateway/search/') || path === '/api/cases/search') {
      return { status: 200, body: { hits: [] } };
    }
    if (path.startsWith('/api/cases/by-contact/')) {
      return this.#found(this.cases[id]);
    }
    if (path.startsWith('/api/cases/by-customer/')) {
      return { status: 200, body: [aCase({ id: 'case-0', status: 'RESOLVED', openedAt: '2026-01-02T10:00:00Z' })] };
    }
    if (what.endsWith('/replies')) {
      return this.#taken(path.split('/').at(-2) ?? '', body as { clientMessageId: string; text: string });
    }
    if (what.endsWith('/hang-up')) {
      return { status: 204 };
    }
    if (what === 'GET /api/gateway/desk/phone') {
      return { status: 200, body: aPhone };
    }
    if (what.startsWith('GET /api/gateway/customers/')) {
      return { status: 200, body: this.customer };
    }
    if (what === 'GET /api/gateway/mails/senders') {
      return { status: 200, body: [{ mailbox: 'support', address: 'support@strowger.example' }] };
    }
    if (path.endsWith('/verification')) {
      return { status: 200, body: this.verification };
    }
    if (what.startsWith('GET /api/gateway/contacts/')) {
      return this.#found(this.conversations[id]);
    }
    return { status: 200, body: { commandId: 'x', at: this.#at, events: [] } };
  }

  /** Takes an answer once, whatever the network does. */
  #taken(contactId: string, { clientMessageId, text }: { clientMessageId: string; text: string }) {
    const known = this.conversations[contactId]?.messages.find((message) => message.id === clientMessageId);
    const message = known ?? this.say(contactId, 'OUT', text, { id: clientMessageId, delivery: { state: 'SENDING' } });
    return { status: 201, body: message };
  }

  #found(body: unknown): { status: number; body?: unknown } {
    return body === undefined ? { status: 404, body: { code: 'not_found' } } : { status: 200, body };
  }

  #frame(kind: string, body: unknown, name?: string): void {
    const now = new Date().toISOString();
    this.#desk?.send(JSON.stringify({ kind, name, at: this.#at, time: now, now, body }));
  }
}

export { aConversation };
