import { unreachable } from '../api/http';
import { waitBefore } from './backoff';

export type Connection = { kind: 'connecting' } | { kind: 'live' } | { kind: 'lost'; since: number; retryAt: number };

export interface FeedListener<F> {
  onFrame: (frame: F) => void;
  onConnection: (connection: Connection) => void;
  /** The server would not open the feed, perhaps because the session is over. */
  onRefused: () => void;
}

export interface FeedOptions<F, S> {
  /** The frame that holds the whole state: with it the feed is live. */
  isWhole: (frame: F) => boolean;
  /** Asks for the whole state again when the connection is in doubt. */
  resync?: S;
  /** A feed that always speaks is dead after so many ms of silence. */
  silence?: number;
}

const asleep = 30_000;
const wholeWait = 8_000;

/**
 * A server's feed: the whole state first, then changes in order. A cut is mended with growing,
 * scattered waits; the whole state then makes the screen right again.
 */
export class Feed<F, S = never> {
  readonly #path: string;
  readonly #options: FeedOptions<F, S>;
  readonly #listener: FeedListener<F>;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #doubt: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #lostSince: number | undefined;
  #asked = false;
  #hiddenSince = 0;

  constructor(path: string, options: FeedOptions<F, S>, listener: FeedListener<F>) {
    this.#path = path;
    this.#options = options;
    this.#listener = listener;
  }

  start(): void {
    window.addEventListener('online', this.retryNow);
    window.addEventListener('offline', this.renew);
    window.addEventListener(unreachable, this.#verify);
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#connect();
  }

  stop(): void {
    window.removeEventListener('online', this.retryNow);
    window.removeEventListener('offline', this.renew);
    window.removeEventListener(unreachable, this.#verify);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
    this.#forget();
  }

  /** False when there is no connection to send on: what is sent here may be lost. */
  send(frame: S): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  readonly retryNow = (): void => {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#connect();
    }
  };

  /** Opens the feed anew: whoever asks has reason to think that it is dead. */
  readonly renew = (): void => {
    if (this.#socket !== undefined) {
      this.#retryLater();
    }
  };

  #connect(): void {
    this.#timer = undefined;
    const url = new URL(this.#path, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    let opened = false;
    this.#socket = socket;
    this.#expectWithin(wholeWait);
    socket.onopen = () => {
      opened = true;
      this.#expectWithin(wholeWait);
    };
    socket.onmessage = (message) => this.#onFrame(JSON.parse(String(message.data)) as F);
    socket.onclose = () => {
      if (!opened) {
        this.#listener.onRefused();
      }
      this.#retryLater();
    };
  }

  #onFrame(frame: F): void {
    if (this.#options.isWhole(frame)) {
      clearTimeout(this.#doubt);
      this.#asked = false;
      this.#attempt = 0;
      this.#lostSince = undefined;
      this.#listener.onConnection({ kind: 'live' });
    }
    if (this.#options.silence !== undefined) {
      this.#expectWithin(this.#options.silence);
    }
    this.#listener.onFrame(frame);
  }

  #retryLater(): void {
    this.#forget();
    const wait = waitBefore(this.#attempt, Math.random());
    this.#attempt += 1;
    this.#lostSince ??= Date.now();
    this.#listener.onConnection({ kind: 'lost', since: this.#lostSince, retryAt: Date.now() + wait });
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  /** The connection may be dead without saying so: ask for the whole state again. */
  readonly #verify = (): void => {
    const { resync } = this.#options;
    if (resync !== undefined && this.#socket?.readyState === WebSocket.OPEN && !this.#asked) {
      this.#asked = true;
      this.#socket.send(JSON.stringify(resync));
      this.#expectWithin(wholeWait);
    }
  };

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      this.#hiddenSince = Date.now();
    } else if (Date.now() - this.#hiddenSince > asleep) {
      this.retryNow();
      this.#verify();
    }
  };

  #expectWithin(wait: number): void {
    clearTimeout(this.#doubt);
    this.#doubt = setTimeout(this.renew, wait);
  }

  #forget(): void {
    clearTimeout(this.#doubt);
    this.#asked = false;
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
