import type { ChatSession } from '../session/ChatSession';
import { type Chat, isAnsweredLater, isFresh, isShut, lastOfAgent } from '../state/chat';
import type { Words } from '../words';
import { AddressForm } from './AddressForm';
import { Composer } from './Composer';
import { element, icon, say } from './elements';
import { MessageList } from './MessageList';
import { ServiceText } from './ServiceText';

/** The chat as the customer sees it. */
export class Panel {
  readonly element: HTMLElement;
  private readonly status = element('p', { class: 'status', role: 'status' });
  private readonly banner = element('p', { class: 'banner', role: 'status' });
  private readonly typing = element('p', { class: 'typing', 'aria-hidden': 'true' });
  private readonly greeting: HTMLElement;
  private readonly hint: HTMLElement;
  private readonly address: AddressForm;
  private readonly service: ServiceText;
  private readonly ended: HTMLElement;
  private readonly ending = element('p', { role: 'status' });
  private readonly question: HTMLElement;
  private readonly endButton: HTMLButtonElement;
  private readonly messages: MessageList;
  private readonly composer: Composer;

  constructor(
    private readonly session: ChatSession,
    private readonly words: Words,
    locale: string,
    title: string,
    onMinimise: (() => void) | undefined,
  ) {
    this.messages = new MessageList(words, locale);
    this.composer = new Composer(
      words,
      (text) => {
        session.write(text);
        this.messages.toEnd();
      },
      () => session.typing(),
    );
    this.service = new ServiceText(words, locale);
    this.address = new AddressForm(words, (address) => session.leaveAddress(address));
    this.hint = element('p', {}, words.greetingHint);
    this.greeting = element(
      'div',
      { class: 'greeting' },
      element('p', { class: 'hello' }, words.greeting),
      this.hint,
    );
    this.endButton = button(words.end, 'plain', () => this.ask(true));
    this.question = this.endQuestion();
    this.ended = element(
      'div',
      { class: 'ended' },
      this.ending,
      button(words.again, 'primary', () => this.beginAgain()),
    );
    this.element = element(
      'section',
      { class: 'panel', 'aria-label': title },
      this.header(title, onMinimise),
      this.banner,
      this.greeting,
      this.messages.element,
      this.typing,
      this.question,
      this.ended,
      this.address.element,
      this.composer.element,
    );
    this.question.hidden = true;
    session.subscribe((chat) => this.show(chat));
    this.show(session.chat);
  }

  focus(): void {
    this.messages.toEnd();
    this.composer.focus();
  }

  private header(title: string, onMinimise: (() => void) | undefined): HTMLElement {
    const actions = element('div', { class: 'actions' }, this.endButton);
    if (onMinimise) {
      const minimise = element(
        'button',
        { type: 'button', class: 'round', 'aria-label': this.words.minimise, title: this.words.minimise },
        icon('M6 9l6 6 6-6'),
      );
      minimise.addEventListener('click', onMinimise);
      actions.append(minimise);
    }
    return element(
      'header',
      {},
      element('div', { class: 'about' }, element(headingLevel(), {}, title), this.status),
      actions,
    );
  }

  private endQuestion(): HTMLElement {
    const question = element(
      'div',
      { class: 'question', role: 'alertdialog', 'aria-label': this.words.endQuestion },
      element('p', {}, this.words.endQuestion),
      element(
        'div',
        { class: 'choices' },
        button(this.words.endNo, 'plain', () => this.ask(false)),
        button(this.words.endYes, 'primary', () => {
          this.session.end();
          this.ask(false);
        }),
      ),
    );
    question.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.ask(false);
      }
    });
    return question;
  }

  private ask(open: boolean): void {
    this.question.hidden = !open;
    if (open) {
      this.question.querySelector('button')?.focus();
    } else {
      this.endButton.focus();
    }
  }

  private beginAgain(): void {
    this.session.beginAgain();
    this.composer.focus();
  }

  private show(chat: Chat): void {
    const fresh = isFresh(chat);
    const over = chat.phase === 'ended' && !fresh;
    const going = !fresh && chat.phase !== 'ended';
    const refused = chat.line === 'refused';
    say(this.status, this.statusOf(chat));
    say(this.banner, this.bannerOf(chat));
    this.banner.hidden = this.banner.textContent === '';
    say(this.typing, this.typingOf(chat));
    this.greeting.hidden = !fresh || chat.messages.length > 0 || refused || isShut(chat);
    say(this.hint, isAnsweredLater(chat) ? this.words.keptHint : this.words.greetingHint);
    this.address.show(chat);
    this.ended.hidden = !over;
    say(this.ending, over ? (chat.closing ?? this.words.ended) : '');
    this.composer.element.hidden = over || refused || isShut(chat);
    this.endButton.hidden = !going;
    if (!going) {
      this.question.hidden = true;
    }
    this.messages.show(chat);
  }

  private bannerOf(chat: Chat): string {
    switch (chat.line) {
      case 'offline':
        return this.words.offline;
      case 'refused':
        return this.words.refused;
      default:
        return '';
    }
  }

  private typingOf(chat: Chat): string {
    if (!chat.agentTyping) {
      return '';
    }
    return this.words.typingName(lastOfAgent(chat)?.name ?? this.words.agent);
  }

  private statusOf(chat: Chat): string {
    if (chat.line === 'connecting') {
      return this.words.connecting;
    }
    if (chat.line !== 'online') {
      return '';
    }
    if (chat.phase === 'connected') {
      const name = lastOfAgent(chat)?.name;
      return name ? this.words.connectedWith(name) : this.words.connected;
    }
    if (chat.phase === 'ended' && chat.notice) {
      return chat.notice;
    }
    return this.service.of(chat);
  }
}

/** The first heading of a page that has no other. */
function headingLevel(): 'h1' | 'h2' {
  return document.querySelector('h1') ? 'h2' : 'h1';
}

function button(text: string, look: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: look }, text);
  made.addEventListener('click', onClick);
  return made;
}
