import { addressOf, ChatSession, type Place } from './session/ChatSession';
import { Kept } from './session/Kept';
import { ServiceWatch } from './session/ServiceWatch';
import { type Chat, isFresh } from './state/chat';
import { Panel } from './view/Panel';
import styles from './view/panel.css?inline';
import { wordsOf } from './words';

/** What the element gives to the chat and wants to hear from it. */
export interface Setting {
  readonly place: Place;
  readonly title: string | undefined;
  /** Begins every key of what is kept. */
  readonly prefix: string;
  readonly storage: Storage | undefined;
  readonly isOpen: () => boolean;
  readonly onUnread: (count: number) => void;
  readonly onMinimise: (() => void) | undefined;
}

/** A chat that goes on until it is stopped, whether it is looked at or not. */
export interface RunningChat {
  readonly element: HTMLElement;
  readonly styles: string;
  /** The customer looks at it now; a part of a page does not take the focus. */
  opened(withFocus: boolean): void;
  stop(): void;
}

/** Begins a chat, or goes on with the one the browser knows of. */
export function startChat(setting: Setting): RunningChat {
  const words = wordsOf(setting.place.locale);
  const kept = new Kept(setting.storage, setting.prefix);
  const session = new ChatSession(setting.place, kept, {
    fetch: window.fetch.bind(window),
    WebSocket,
    random: Math.random,
    newId: randomId,
  });
  const looksAt = () => setting.isOpen() && document.visibilityState === 'visible';
  const watch = new ServiceWatch(addressOf(setting.place), setting.place.locale, window.fetch.bind(window), {
    onStatus: (status) => session.serviceTold(status),
    onRefused: () => {
      console.warn(`The chat "${setting.place.widget}" is not available on ${location.origin}: is this origin listed for it?`);
      session.refuse();
    },
    isWanted: () => looksAt() && isFresh(session.chat),
  });
  const panel = new Panel(session, words, setting.place.locale, setting.title ?? words.title, setting.onMinimise);
  const look = () => {
    watch.look();
    noticeRead(session, kept, setting);
  };
  session.subscribe(look);
  const stopping = new AbortController();
  const { signal } = stopping;
  window.addEventListener('offline', () => session.networkLost(), { signal });
  window.addEventListener('online', () => session.networkBack(), { signal });
  document.addEventListener('visibilitychange', look, { signal });
  session.start();
  watch.start();
  return {
    element: panel.element,
    styles,
    opened: (withFocus) => {
      look();
      if (withFocus) {
        panel.focus();
      }
    },
    stop: () => {
      stopping.abort();
      watch.stop();
      session.stop();
    },
  };
}

/** 128 random bits; `randomUUID` is there on secure pages only. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What stands on a visible screen is read; all else is counted. */
function noticeRead(session: ChatSession, kept: Kept, setting: Setting): void {
  const newest = session.chat.messages.at(-1)?.seq ?? 0;
  if (setting.isOpen() && document.visibilityState === 'visible') {
    if (newest > kept.seen) {
      kept.seen = newest;
    }
    session.read();
  }
  setting.onUnread(unread(session.chat, kept.seen));
}

function unread(chat: Chat, seen: number): number {
  return chat.messages.filter((message) => !message.own && message.seq > seen).length;
}
