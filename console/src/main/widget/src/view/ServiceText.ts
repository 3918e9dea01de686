import type { WaitSeconds, WidgetStatus } from '../protocol';
import { type Chat, isFresh } from '../state/chat';
import type { Words } from '../words';
import { sayWhen } from './when';

/** What is said of who is there, how long it takes and when somebody answers. */
export class ServiceText {
  constructor(
    private readonly words: Words,
    private readonly locale: string,
  ) {}

  /** How it stands, in the words of whoever closed it where there are some. */
  of(chat: Chat): string {
    switch (chat.phase) {
      case 'waiting':
        return this.waiting(chat);
      case 'deferred':
        return joined(chat.closing ?? chat.notice ?? this.words.closed, this.from(chat.answerFrom));
      default:
        return isFresh(chat) ? this.before(chat.service) : '';
    }
  }

  private before(service: WidgetStatus | undefined): string {
    const { words } = this;
    switch (service?.state) {
      case 'OPEN':
        return joined(service.message, service.openUntil ? words.readyUntil(this.when(service.openUntil)) : words.ready);
      case 'BUSY':
        return joined(service.message ?? words.busy, this.waitOf(service.waitSeconds));
      case 'NOBODY':
        return joined(service.message ?? words.nobody, this.later(service));
      case 'DEFERRED':
        return joined(service.message ?? words.closed, this.from(service.opensAt));
      case 'CLOSED':
        return joined(service.message ?? words.closed, service.opensAt ? words.opensAt(this.when(service.opensAt)) : '');
      case 'FULL':
        return service.message ?? words.full;
      default:
        return words.writable;
    }
  }

  private waiting(chat: Chat): string {
    const { service, words } = { service: chat.service, words: this.words };
    if (service?.state === 'NOBODY') {
      return joined(chat.notice ?? words.nobodyWaits, this.later(service));
    }
    if (service?.state === 'DEFERRED' && chat.position === undefined) {
      return this.before(service); // the router is about to say the same
    }
    return joined(chat.notice, this.placeOf(chat.position), this.waitOf(chat.wait));
  }

  private later(service: WidgetStatus): string {
    return this.from(service.opensAt) || this.words.answerWhenBack;
  }

  private from(at: string | undefined): string {
    return at ? this.words.answerFrom(this.when(at)) : '';
  }

  private when(at: string): string {
    return sayWhen(at, this.locale);
  }

  private placeOf(position: number | undefined): string {
    if (position === undefined) {
      return this.words.waiting;
    }
    return position <= 1 ? this.words.next : this.words.ahead(position - 1);
  }

  /** In whole minutes, so that it seldom changes. */
  private waitOf(wait: WaitSeconds | undefined | null): string {
    if (!wait) {
      return '';
    }
    const to = Math.ceil(wait.to / 60);
    const from = Math.min(to, Math.max(1, Math.round(wait.from / 60)));
    return to <= 1 ? this.words.waitShort : this.words.wait(from, to);
  }
}

function joined(...sentences: (string | undefined)[]): string {
  return sentences.filter(Boolean).join(' ');
}
