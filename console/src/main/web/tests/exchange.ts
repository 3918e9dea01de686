import type { Route, WebSocketRoute } from 'playwright-core';
import type { Case } from '../src/api/cases';
import type { Me } from '../src/api/console';
import type { Conversation } from '../src/api/gateway';
import type { AgentSnapshot } from '../src/api/routing';
import { aBoard } from './board';
import { aCase, aConversation, people, resolutions } from './story';

/** The exchange as the pages see it, scripted by a test. */
export class Exchange {
  me: Me | null = null;
  snapshot: AgentSnapshot | null = null;
  conversations: Record<string, Conversation> = {};
  cases: Record<string, Case> = {};
  board: unknown = aBoard();
  /** Answers of single requests, by method and path. */
  answers: Record<string, { status: number; body?: unknown }> = {};
  /** What was asked, with its body. */
  readonly asked: { what: string; body: unknown; headers: Record<string, string> }[] = [];
  #desk: WebSocketRoute | null = null;
  #at = 100;

  onDesk(socket: WebSocketRoute): void {
    if (this.down) {
      void socket.close({ code: 1013 });
      return;
    }
    this.#desk = socket;
    if (this.snapshot !== null) {
      this.#frame('snapshot', this.snapshot);
    }
  }

  onWallboard(socket: WebSocketRoute): void {
    if (this.board !== null) {
      socket.send(JSON.stringify(this.board));
    }
  }

  event(name: string, body: unknown): void {
    this.#at += 1;
    this.#frame('event', body, name);
  }

  /** True while nobody answers. */
  down = false;

  async cut(): Promise<void> {
    await this.#desk?.close({ code: 1012, reason: 'restart' });
  }

  async answer(route: Route): Promise<void> {
    if (this.down) {
      return route.abort('connectionrefused');
    }
    const request = route.request();
    const path = new URL(request.url()).pathname;
    const what = `${request.method()} ${path}`;
    if (request.method() !== 'GET') {
      this.asked.push({ what, body: request.postDataJSON() as unknown, headers: request.headers() });
    }
    const { status, body } = this.answers[what] ?? this.#usual(what, path);
    await route.fulfill({
      status,
      contentType: status >= 400 ? 'application/problem+json' : 'application/json',
      body: body === undefined ? '' : JSON.stringify(body),
    });
  }

  #usual(what: string, path: string): { status: number; body?: unknown } {
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
    if (path.startsWith('/api/cases/by-contact/')) {
      return this.#found(this.cases[id]);
    }
    if (path.startsWith('/api/cases/by-customer/')) {
      return { status: 200, body: [aCase({ id: 'case-0', status: 'RESOLVED', openedAt: '2026-01-02T10:00:00Z' })] };
    }
    if (what.startsWith('GET /api/gateway/contacts/')) {
      return this.#found(this.conversations[id]);
    }
    return { status: 200, body: { commandId: 'x', at: this.#at, events: [] } };
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
