import type { Chat, Message, Outgoing } from '../state/chat';
import type { Words } from '../words';
import { element, say } from './elements';

interface Row {
  readonly item: HTMLLIElement;
  readonly foot: HTMLElement;
}

/** The conversation as a log: what is new is read out, what is there is left alone. */
export class MessageList {
  readonly element: HTMLElement;
  private readonly list: HTMLOListElement;
  private readonly rows = new Map<string, Row>();
  private readonly clock: Intl.DateTimeFormat;

  constructor(
    private readonly words: Words,
    locale: string,
  ) {
    this.clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
    this.list = element('ol', { class: 'messages' });
    this.element = element(
      'div',
      { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.log, tabindex: '0' },
      this.list,
    );
  }

  show(chat: Chat): void {
    const follow = this.isAtEnd();
    const wanted = new Set<string>();
    let before: HTMLLIElement | undefined;
    const lastOwn = chat.messages.findLast((message) => message.own);
    const lastRead = chat.messages.findLast((message) => message.own && message.seq <= chat.readUpTo);
    for (const message of chat.messages) {
      const row = this.rows.get(message.id) ?? this.add(message.id, message, message.own, message.name, message.at);
      say(row.foot, message === lastRead ? this.words.read : message === lastOwn ? this.words.sent : '');
      before = this.place(row.item, before);
      wanted.add(message.id);
    }
    for (const out of chat.outbox) {
      const row = this.rows.get(out.clientMsgId) ?? this.add(out.clientMsgId, out, true, undefined, out.at);
      say(row.foot, out.refused ? this.words.notSent : this.words.sending);
      before = this.place(row.item, before);
      wanted.add(out.clientMsgId);
    }
    for (const [id, row] of this.rows) {
      if (!wanted.has(id)) {
        row.item.remove();
        this.rows.delete(id);
      }
    }
    if (follow) {
      this.toEnd();
    }
  }

  toEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
  }

  private isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < 48;
  }

  private add(id: string, message: Message | Outgoing, own: boolean, name: string | undefined, at: string): Row {
    const foot = element('span', { class: 'state' });
    const item = element(
      'li',
      { class: own ? 'own' : 'other' },
      element('span', { class: 'author' }, own ? this.words.you : (name ?? this.words.agent)),
      element('p', { class: 'text', dir: 'auto' }, message.text),
      element('span', { class: 'foot' }, element('time', { datetime: at }, this.timeOf(at)), foot),
    );
    const row = { item, foot };
    this.rows.set(id, row);
    return row;
  }

  /** Puts the item behind the one before it, and moves nothing that is there already. */
  private place(item: HTMLLIElement, before: HTMLLIElement | undefined): HTMLLIElement {
    const next = before ? before.nextElementSibling : this.list.firstElementChild;
    if (next !== item) {
      this.list.insertBefore(item, next);
    }
    return item;
  }

  private timeOf(at: string): string {
    const time = new Date(at);
    return Number.isNaN(time.getTime()) ? '' : this.clock.format(time);
  }
}
