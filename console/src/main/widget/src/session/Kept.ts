import type { Outgoing } from '../state/chat';

/**
 * What outlives the page: who the visitor is and what the gateway has not confirmed. Each message
 * has a key of its own, so that two tabs do not overwrite each other's; the conversation itself is
 * the gateway's to tell.
 */
export class Kept {
  private readonly token: string;
  private readonly underway: string;
  private readonly outgoing: string;
  private readonly seenUpTo: string;

  constructor(
    private readonly storage: Storage | undefined,
    prefix: string,
  ) {
    this.token = `${prefix} visitor`;
    this.underway = `${prefix} underway`;
    this.outgoing = `${prefix} out `;
    this.seenUpTo = `${prefix} seen`;
  }

  get visitorToken(): string | undefined {
    return this.read(this.token);
  }

  set visitorToken(token: string | undefined) {
    this.write(this.token, token);
  }

  /** Whether a chat goes on that a reloaded page goes back to. */
  markUnderway(underway: boolean): void {
    this.write(this.underway, underway ? 'yes' : undefined);
  }

  /** The number of the newest message the customer has seen. */
  get seen(): number {
    return Number(this.read(this.seenUpTo) ?? 0) || 0;
  }

  set seen(seq: number) {
    this.write(this.seenUpTo, String(seq));
  }

  keep(message: Outgoing): void {
    this.write(this.outgoing + message.clientMsgId, JSON.stringify(message));
  }

  drop(clientMsgId: string): void {
    this.write(this.outgoing + clientMsgId, undefined);
  }

  /** Oldest first. */
  outbox(): Outgoing[] {
    const found: Outgoing[] = [];
    for (const key of this.keys()) {
      const message = key.startsWith(this.outgoing) ? readOutgoing(this.read(key)) : undefined;
      if (message) {
        found.push(message);
      }
    }
    return found.sort((a, b) => a.at.localeCompare(b.at));
  }

  private keys(): string[] {
    const { storage } = this;
    return storage ? Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '') : [];
  }

  private read(key: string): string | undefined {
    return this.storage?.getItem(key) ?? undefined;
  }

  /** Where the browser keeps nothing, the chat works as long as the page. */
  private write(key: string, value: string | undefined): void {
    try {
      if (value === undefined) {
        this.storage?.removeItem(key);
      } else {
        this.storage?.setItem(key, value);
      }
    } catch {
      // full
    }
  }
}

function readOutgoing(text: string | undefined): Outgoing | undefined {
  try {
    const { clientMsgId, text: written, at } = JSON.parse(text ?? '') as Record<string, unknown>;
    return typeof clientMsgId === 'string' && typeof written === 'string' && typeof at === 'string'
      ? { clientMsgId, text: written, at }
      : undefined;
  } catch {
    return undefined;
  }
}
