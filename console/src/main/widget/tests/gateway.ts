import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page, type WebSocketRoute } from 'playwright-core';
import type { FromCustomer, FromGateway, WidgetStatus } from '../src/protocol';

export const origin = 'http://strowger.test';
const built = new URL('../../../../target/classes/META-INF/resources', import.meta.url).pathname;
const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };

/** The page of a shop that carries the bubble. */
const shop = `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Shop</title></head>
<body><main><h1>A shop</h1></main><strowger-chat widget="support"></strowger-chat>
<script type="module" src="/widget/strowger-chat.js"></script></body></html>`;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

/** A gateway played by the test: it keeps the conversation and forgets no message. */
export class Gateway {
  readonly heard: FromCustomer[] = [];
  reachable = true;
  /** What is answered to who asks before she writes; a number is a refusal. */
  service: WidgetStatus | number = { state: 'OPEN' };
  private readonly told: Extract<FromGateway, { kind: 'msg' }>[] = [];
  private status: FromGateway | undefined;
  private socket: WebSocketRoute | undefined;

  /** An agent writes. */
  writes(text: string, name = 'Anna'): void {
    this.tell({ kind: 'msg', seq: this.told.length + 1, id: `m-${this.told.length + 1}`, from: { type: 'AGENT', name }, text, ts: '2026-01-01T10:00:00Z' });
  }

  says(frame: FromGateway): void {
    if (frame.kind === 'status') {
      this.status = frame;
    }
    this.socket?.send(JSON.stringify(frame));
  }

  async cut(): Promise<void> {
    this.reachable = false;
    await this.socket?.close({ code: 1012 });
  }

  accept(socket: WebSocketRoute): void {
    this.socket = socket;
    socket.onMessage((data) => this.onFrame(JSON.parse(String(data)) as FromCustomer));
  }

  private onFrame(frame: FromCustomer): void {
    this.heard.push(frame);
    if (frame.kind === 'hello') {
      this.says({ kind: 'welcome', conversationId: 'cv-1', serverSeq: this.told.length });
      this.told.filter((message) => message.seq > (frame.resumeFrom ?? 0)).forEach((message) => this.says(message));
      if (this.status) {
        this.says(this.status);
      }
    } else if (frame.kind === 'msg') {
      const known = this.told.find((message) => message.clientMsgId === frame.clientMsgId);
      const seq = known?.seq ?? this.told.length + 1;
      const ts = '2026-01-01T10:00:00Z';
      if (!known) {
        this.told.push({ kind: 'msg', seq, id: frame.clientMsgId, clientMsgId: frame.clientMsgId, from: { type: 'CUSTOMER' }, text: frame.text, ts });
      }
      this.says({ kind: 'ack', clientMsgId: frame.clientMsgId, seq, ts });
    } else if (frame.kind === 'address') {
      this.says(frame.address.includes('@') ? { kind: 'addressKept' } : { kind: 'error', code: 'bad_address' });
    } else if (frame.kind === 'end') {
      this.says({ kind: 'status', state: 'ENDED' });
    } else if (frame.kind === 'ping') {
      this.says({ kind: 'pong' });
    }
  }

  private tell(message: Extract<FromGateway, { kind: 'msg' }>): void {
    this.told.push(message);
    this.says(message);
  }
}

/** A page with the built widget, `/chat` or the shop's, and the gateway behind it. */
export async function openChat(
  browser: Browser,
  gateway: Gateway,
  options: { path?: string; width?: number; height?: number; locale?: string; dark?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 390, height: options.height ?? 780 },
    locale: options.locale ?? 'en-GB',
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('/status') && gateway.reachable) {
      const { service } = gateway;
      return typeof service === 'number' ? route.fulfill({ status: service, json: {} }) : route.fulfill({ status: 200, json: service });
    }
    if (pathname.startsWith('/api/')) {
      return gateway.reachable
        ? route.fulfill({ status: 201, json: { ticket: 't-1', visitorToken: 'v-1', expiresInSeconds: 30 } })
        : route.abort('connectionrefused');
    }
    const headers = {
      'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws:",
    };
    if (pathname === '/') {
      return route.fulfill({ status: 200, contentType: 'text/html', headers, body: shop });
    }
    const file = join(built, pathname === '/chat' ? '/widget/chat.html' : pathname);
    return existsSync(file)
      ? route.fulfill({ status: 200, contentType: types[file.split('.').pop() ?? ''] ?? 'text/plain', headers, body: readFileSync(file) })
      : route.fulfill({ status: 404 });
  });
  await page.routeWebSocket(/\/api\/gateway\/chat\//, (socket) => gateway.accept(socket));
  await page.goto(origin + (options.path ?? '/chat'));
  return { page, context };
}
