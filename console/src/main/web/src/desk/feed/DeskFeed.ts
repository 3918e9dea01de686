import type { Frame } from '../../api/routing';

export type Connection = { kind: 'connecting' } | { kind: 'live' } | { kind: 'lost'; retryAt: number };

interface Listener {
  onFrame: (frame: Frame) => void;
  onConnection: (connection: Connection) => void;
  /** The server would not open the feed, perhaps because the session is over. */
  onRefused: () => void;
}

const firstWait = 500;
const longestWait = 10_000;
const asleep = 30_000;
const snapshotWait = 8_000;

/**
 * The agent's own feed: a snapshot first, then events in order. A cut is mended with growing,
 * scattered waits; the server's snapshot then makes the screen right again.
 */
export class DeskFeed {
  readonly #path: string;
  readonly #listener: Listener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #snapshotTimer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #hiddenSince = 0;

  constructor(path: string, listener: Listener) {
    this.#path = path;
    this.#listener = listener;
  }

  start(): void {
    window.addEventListener('online', this.retryNow);
    window.addEventListener('offline', this.#drop);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#connect();
  }

  stop(): void {
    window.removeEventListener('online', this.retryNow);
    window.removeEventListener('offline', this.#drop);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
    this.#forget();
  }

  readonly retryNow = (): void => {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#connect();
    }
  };

  #connect(): void {
    this.#timer = undefined;
    const url = new URL(this.#path, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    let opened = false;
    this.#socket = socket;
    socket.onopen = () => {
      opened = true;
      this.#expectSnapshot();
    };
    socket.onmessage = (message) => this.#onFrame(JSON.parse(String(message.data)) as Frame);
    socket.onclose = () => {
      if (!opened) {
        this.#listener.onRefused();
      }
      this.#retryLater();
    };
  }

  #onFrame(frame: Frame): void {
    if (frame.kind === 'snapshot') {
      clearTimeout(this.#snapshotTimer);
      this.#attempt = 0;
      this.#listener.onConnection({ kind: 'live' });
    }
    this.#listener.onFrame(frame);
  }

  #retryLater(): void {
    this.#forget();
    const wait = Math.min(longestWait, firstWait * 2 ** this.#attempt) * (0.75 + Math.random() / 2);
    this.#attempt += 1;
    this.#listener.onConnection({ kind: 'lost', retryAt: Date.now() + wait });
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  readonly #drop = (): void => {
    if (this.#socket !== undefined) {
      this.#retryLater();
    }
  };

  /** After a sleep the socket may be dead without saying so: ask for the whole state again. */
  readonly #onVisibility = (): void => {
    if (document.hidden) {
      this.#hiddenSince = Date.now();
    } else if (Date.now() - this.#hiddenSince > asleep && this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ kind: 'resync' }));
      this.#expectSnapshot();
    }
  };

  #expectSnapshot(): void {
    clearTimeout(this.#snapshotTimer);
    this.#snapshotTimer = setTimeout(this.#drop, snapshotWait);
  }

  #forget(): void {
    clearTimeout(this.#snapshotTimer);
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket !== undefined) {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
  }
}
