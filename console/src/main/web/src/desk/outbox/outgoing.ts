import type { Message } from '../../api/gateway';
import type { ChannelType } from '../../api/routing';
import type { DraftFile } from '../attach/files';

/** An answer on its way to the server; it outlives cuts, reloads and sign-offs. */
export interface Outgoing {
  /** The message's client id: sent any number of times, it becomes one message. */
  id: string;
  contactId: string;
  channel: ChannelType;
  text: string;
  /** What goes with it; without where nothing does. */
  files?: DraftFile[];
  /** The newest message the writer had seen. */
  lastSeen: number;
  queuedAt: number;
  /** Longest ago first in its contact; a refused one waits for the writer, not the others behind it. */
  state: 'WAITING' | 'SENDING' | 'REFUSED';
  code?: string;
}

const prefix = 'strowger.outbox.';
/** What was left over for longer is not sent without asking. */
const freshFor = 10 * 60_000;
const keptFor = 7 * 24 * 3600 * 1000;

const keyOf = (userId: string, id: string) => `${prefix}${userId}.${id}`;

/** What can go out now: of each contact the oldest, unless one of its is on its way. */
export function sendable(entries: Outgoing[]): Outgoing[] {
  const open = entries.filter((entry) => entry.state !== 'REFUSED');
  return open.filter(
    (entry, index) =>
      entry.state === 'WAITING' && open.findIndex((one) => one.contactId === entry.contactId) === index,
  );
}

/**
 * What the conversation shows behind its messages. The feed may bring an answer before the server's
 * word that it was taken: it is then not shown twice.
 */
export function pendingOf(entries: Outgoing[], contactId: string, messages: Message[], userId: string): Outgoing[] {
  const arrived = (entry: Outgoing) =>
    entry.state === 'SENDING' &&
    messages.some(
      (message) =>
        message.direction === 'OUT' &&
        message.author.id === userId &&
        message.sequence > entry.lastSeen &&
        message.text === entry.text,
    );
  return entries.filter((entry) => entry.contactId === contactId && !arrived(entry));
}

/** Whether trying again, without a change, can help. */
export const isPassing = (status: number): boolean =>
  status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;

export function keepOutgoing(store: Storage, userId: string, entry: Outgoing): void {
  try {
    store.setItem(keyOf(userId, entry.id), JSON.stringify(entry));
  } catch {
    // a full or forbidden storage must not stop the sending
  }
}

export function dropOutgoing(store: Storage, userId: string, id: string): void {
  store.removeItem(keyOf(userId, id));
}

/** What an earlier page of this person left, oldest first. */
export function readOutgoing(store: Storage, userId: string, now: number): Outgoing[] {
  return Object.keys(store)
    .filter((key) => key.startsWith(keyOf(userId, '')))
    .map((key) => read(store, key, now))
    .filter((entry) => entry !== null)
    .sort((one, other) => one.queuedAt - other.queuedAt);
}

function read(store: Storage, key: string, now: number): Outgoing | null {
  try {
    const entry = JSON.parse(store.getItem(key) ?? '') as Outgoing;
    const age = now - entry.queuedAt;
    if (!(age <= keptFor)) {
      store.removeItem(key);
      return null;
    }
    if (entry.state === 'REFUSED') {
      return entry;
    }
    return age <= freshFor ? { ...entry, state: 'WAITING' } : { ...entry, state: 'REFUSED', code: 'left_over' };
  } catch {
    store.removeItem(key);
    return null;
  }
}
