import type { FromCustomer, FromGateway } from '../protocol';
import { type Browser, ChatSession } from './ChatSession';
import { Kept } from './Kept';

/** A gateway's end of a socket, played by a test. */
export class ScriptedSocket {
  static opened: ScriptedSocket[] = [];
  readyState = 0;
  readonly heard: FromCustomer[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    ScriptedSocket.opened.push(this);
  }

  static get last(): ScriptedSocket {
    const last = ScriptedSocket.opened.at(-1);
    if (!last) {
      throw new Error('Expected a socket but none was opened');
    }
    return last;
  }

  send(data: string): void {
    this.heard.push(JSON.parse(data));
  }

  close(): void {
    this.readyState = 3;
  }

  /** The line stands; the gateway welcomes. */
  welcome(...frames: FromGateway[]): void {
    this.readyState = 1;
    this.onopen?.();
    this.say({ kind: 'welcome', conversationId: 'cv-1', serverSeq: 0 }, ...frames);
  }

  say(...frames: FromGateway[]): void {
    frames.forEach((frame) => this.onmessage?.({ data: JSON.stringify(frame) }));
  }

  cut(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  texts(): string[] {
    return this.heard.filter((frame) => frame.kind === 'msg').map((frame) => frame.text);
  }
}

/** What a browser keeps, in memory. */
export class Memory implements Storage {
  private readonly entries = new Map<string, string>();
  get length(): number {
    return this.entries.size;
  }
  clear(): void {
    this.entries.clear();
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
}

export type Answer = { status: number; headers?: Record<string, string> };

/** A session in a browser whose gateway sells tickets as told: 201 unless an answer is queued. */
export function sessionIn(storage: Storage, answers: Answer[] = []): { session: ChatSession; kept: Kept; asked: string[] } {
  const asked: string[] = [];
  const kept = new Kept(storage, 'strowger-chat test');
  let ids = 0;
  const browser: Browser = {
    fetch: async (_input, init) => {
      asked.push(String(init?.body));
      const { status, headers } = answers.shift() ?? { status: 201 };
      return new Response(JSON.stringify({ ticket: `t-${asked.length}`, visitorToken: 'v-1', expiresInSeconds: 30 }), {
        status,
        headers: headers ?? {},
      });
    },
    WebSocket: ScriptedSocket as unknown as typeof WebSocket,
    random: () => 1,
    newId: () => `c-${++ids}`,
  };
  const place = { gateway: 'https://gw.example', widget: 'support', locale: 'de-AT' };
  return { session: new ChatSession(place, kept, browser), kept, asked };
}
