import { Problem } from '../../api/http';
import { waitBefore } from '../../feed/backoff';
import type { DraftFile } from './files';

/** Brings one file to the gateway, and tells how much of it has gone. */
export type Send = (
  contactId: string,
  clientId: string,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
) => Promise<{ id: string; name: string; size: number }>;

/** Tells the draft what became of its file. */
export type Note = (contactId: string, clientId: string, change: Partial<DraftFile>) => void;

interface Running {
  contactId: string;
  file: File;
  stop: AbortController;
  sent: number;
  attempt: number;
  timer?: ReturnType<typeof setTimeout>;
}

const isPassing = (status: number) => status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;

/** Uploads go on while the writer looks at other contacts; a line that was cut only delays them. */
export class Uploads {
  readonly #send: Send;
  readonly #note: Note;
  readonly #running = new Map<string, Running>();
  readonly #listeners = new Set<() => void>();
  #progress: Record<string, number> = {};

  constructor(send: Send, note: Note) {
    this.#send = send;
    this.#note = note;
  }

  /** Of each file that is on its way, the share that has gone, 0–1. */
  readonly progress = (): Record<string, number> => this.#progress;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether the bytes of a file are still at hand; after a reload they are not. */
  has(clientId: string): boolean {
    return this.#running.has(clientId);
  }

  start(contactId: string, clientId: string, file: File): void {
    this.#running.set(clientId, { contactId, file, stop: new AbortController(), sent: 0, attempt: 0 });
    void this.#run(clientId);
  }

  /** Tries at once what waits, e.g. because the connection is back. */
  readonly again = (): void => {
    this.#running.forEach((one, clientId) => {
      if (one.timer !== undefined) {
        clearTimeout(one.timer);
        one.timer = undefined;
        void this.#run(clientId);
      }
    });
  };

  stop(clientId: string): void {
    const one = this.#running.get(clientId);
    clearTimeout(one?.timer);
    one?.stop.abort();
    this.#end(clientId);
  }

  async #run(clientId: string): Promise<void> {
    const one = this.#running.get(clientId);
    if (one === undefined) {
      return;
    }
    this.#note(one.contactId, clientId, { state: 'UPLOADING', code: undefined });
    try {
      const taken = await this.#send(one.contactId, clientId, one.file, (sent) => this.#tell(clientId, sent), one.stop.signal);
      this.#end(clientId);
      this.#note(one.contactId, clientId, { state: 'READY', id: taken.id, name: taken.name, size: taken.size });
    } catch (failure) {
      if (one.stop.signal.aborted) {
        return;
      }
      const problem = failure instanceof Problem ? failure : new Problem(0, 'internal', '');
      if (isPassing(problem.status)) {
        this.#note(one.contactId, clientId, { state: 'WAITING' });
        one.timer = setTimeout(() => {
          one.timer = undefined;
          void this.#run(clientId);
        }, waitBefore(one.attempt, Math.random()));
        one.attempt += 1;
      } else {
        this.#end(clientId);
        this.#note(one.contactId, clientId, { state: 'REFUSED', code: problem.code });
      }
    }
  }

  #tell(clientId: string, sent: number): void {
    const one = this.#running.get(clientId);
    if (one !== undefined) {
      this.#progress = { ...this.#progress, [clientId]: one.file.size === 0 ? 1 : Math.min(1, sent / one.file.size) };
      this.#listeners.forEach((listener) => listener());
    }
  }

  #end(clientId: string): void {
    this.#running.delete(clientId);
    const { [clientId]: _, ...rest } = this.#progress;
    this.#progress = rest;
    this.#listeners.forEach((listener) => listener());
  }
}
