import type { Message } from '../../api/gateway';
import { Problem, randomId } from '../../api/http';
import { waitBefore } from '../../feed/backoff';
import { dropOutgoing, isPassing, keepOutgoing, type Outgoing, readOutgoing, sendable } from './outgoing';

interface Exchange {
  send: (entry: Outgoing) => Promise<Message>;
  onSent: (contactId: string, message: Message) => void;
  onRefused: (entry: Outgoing, problem: Problem) => void;
  /** Learns what the customer wrote meanwhile; answers the newest sequence. */
  refresh: (contactId: string) => Promise<number>;
}

const collisions = 3;

/** Sends answers in the order they were written, each until the server took or refused it. */
export class Outbox {
  readonly #store: Storage;
  readonly #userId: string;
  readonly #exchange: Exchange;
  readonly #listeners = new Set<() => void>();
  #entries: Outgoing[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  #open = false;

  constructor(store: Storage, userId: string, exchange: Exchange) {
    this.#store = store;
    this.#userId = userId;
    this.#exchange = exchange;
    this.#entries = readOutgoing(store, userId, Date.now());
  }

  readonly entries = (): Outgoing[] => this.#entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  open(): void {
    this.#open = true;
    this.flush();
  }

  close(): void {
    this.#open = false;
    clearTimeout(this.#timer);
  }

  add(entry: Omit<Outgoing, 'state' | 'queuedAt'>): void {
    this.#put({ ...entry, state: 'WAITING', queuedAt: Date.now() });
    this.flush();
  }

  /** Sends a refused answer once more; one whose id another answer has, as a message of its own. */
  retry(id: string, lastSeen: number): void {
    const entry = this.#find(id);
    if (entry !== undefined) {
      const used = entry.code === 'message_id_used';
      if (used) {
        this.discard(id);
      }
      this.#put({ ...entry, id: used ? randomId() : id, lastSeen, state: 'WAITING', code: undefined });
      this.flush();
    }
  }

  discard(id: string): void {
    dropOutgoing(this.#store, this.#userId, id);
    this.#change(this.#entries.filter((entry) => entry.id !== id));
  }

  /** Tries at once all that waits, e.g. because the connection is back. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    if (this.#open) {
      sendable(this.#entries).forEach((entry) => void this.#send(entry, 0));
    }
  };

  async #send(entry: Outgoing, collided: number): Promise<void> {
    this.#put({ ...entry, state: 'SENDING' });
    try {
      const message = await this.#exchange.send(entry);
      this.#attempt = 0;
      this.#exchange.onSent(entry.contactId, message);
      this.discard(entry.id);
      this.flush();
    } catch (failure) {
      const problem = failure instanceof Problem ? failure : new Problem(0, 'internal', '');
      if (problem.code === 'newer_message' && entry.channel === 'CHAT' && collided < collisions) {
        // in a chat both write at once; only a letter has to be reread before it goes out
        const lastSeen = await this.#exchange.refresh(entry.contactId).catch(() => entry.lastSeen);
        await this.#send({ ...entry, lastSeen }, collided + 1);
      } else if (isPassing(problem.status)) {
        this.#put({ ...entry, state: 'WAITING' });
        this.#later();
      } else {
        this.#put({ ...entry, state: 'REFUSED', code: problem.code });
        this.#exchange.onRefused(entry, problem);
        this.flush();
      }
    }
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (this.#open) {
      this.#timer = setTimeout(this.flush, waitBefore(this.#attempt, Math.random()));
      this.#attempt += 1;
    }
  }

  #find(id: string): Outgoing | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  #put(entry: Outgoing): void {
    keepOutgoing(this.#store, this.#userId, entry);
    const known = this.#find(entry.id) !== undefined;
    this.#change(
      known ? this.#entries.map((one) => (one.id === entry.id ? entry : one)) : [...this.#entries, entry],
    );
  }

  #change(entries: Outgoing[]): void {
    this.#entries = entries;
    this.#listeners.forEach((listener) => listener());
  }
}
