import type { RunningChat } from './chat';
import styles from './bubble.css?inline';

const words = {
  en: { open: 'Chat with us', unread: (count: number) => `Chat with us, ${count} unread`, failed: 'The chat could not be loaded.' },
  de: { open: 'Chatten Sie mit uns', unread: (count: number) => `Chatten Sie mit uns, ${count} ungelesen`, failed: 'Der Chat konnte nicht geladen werden.' },
};

const speech = 'M21 11.5a8.4 8.4 0 0 1-12 7.6L3 21l1.9-5.6A8.4 8.4 0 1 1 21 11.5z';

/**
 * `<strowger-chat widget="support" gateway="https://…">`: a bubble that opens the chat, or with
 * `mode="page"` the chat itself. Further attributes: `lang`, `label`, `theme` (light or dark), and for a user the
 * site vouches for `user-id` with `user-hash`, or `user-token`.
 */
class StrowgerChat extends HTMLElement {
  private readonly root = this.attachShadow({ mode: 'open' });
  private readonly frame = document.createElement('div');
  private readonly bubble = document.createElement('button');
  private chat: Promise<RunningChat> | undefined;

  connectedCallback(): void {
    this.root.adoptedStyleSheets = [sheet(styles)];
    this.frame.className = 'frame';
    this.root.replaceChildren(this.frame);
    if (this.isPage) {
      void this.open();
      return;
    }
    this.frame.hidden = true;
    this.dressBubble();
    this.root.append(this.bubble);
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        this.minimise();
      }
    });
    if (this.isUnderway()) {
      void this.load();
    }
  }

  disconnectedCallback(): void {
    void this.chat?.then((chat) => chat.stop());
    this.chat = undefined;
  }

  private get isPage(): boolean {
    return this.getAttribute('mode') === 'page';
  }

  private get gateway(): string {
    return new URL(this.getAttribute('gateway') || import.meta.url, location.href).origin;
  }

  private get widget(): string {
    return this.getAttribute('widget') ?? '';
  }

  private get locale(): string {
    return this.getAttribute('lang') || navigator.language || 'en';
  }

  private get words(): (typeof words)['en'] {
    return this.locale.toLowerCase().startsWith('de') ? words.de : words.en;
  }

  private get keyPrefix(): string {
    return `strowger-chat ${this.gateway} ${this.widget}`;
  }

  private get storage(): Storage | undefined {
    try {
      return localStorage;
    } catch {
      return undefined; // blocked: the chat works as long as the page
    }
  }

  /** A chat of an earlier page goes on, and its answers must be noticed. */
  private isUnderway(): boolean {
    const going = [`${this.keyPrefix} underway`, `${this.keyPrefix} out `];
    return Object.keys(this.storage ?? {}).some((key) => going.some((begin) => key.startsWith(begin)));
  }

  private dressBubble(): void {
    this.bubble.type = 'button';
    this.bubble.className = 'bubble';
    this.bubble.setAttribute('aria-expanded', 'false');
    const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    picture.setAttribute('viewBox', '0 0 24 24');
    picture.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', speech);
    picture.append(path);
    const count = document.createElement('span');
    count.className = 'count';
    count.setAttribute('aria-hidden', 'true');
    this.bubble.replaceChildren(picture, count);
    this.bubble.onclick = () => void (this.frame.hidden ? this.open() : this.minimise());
    this.showUnread(0);
  }

  private showUnread(count: number): void {
    const label = count > 0 ? this.words.unread(count) : this.words.open;
    if (this.bubble.getAttribute('aria-label') !== label) {
      this.bubble.setAttribute('aria-label', label);
      this.bubble.title = label;
      (this.bubble.lastElementChild as HTMLElement).textContent = count > 0 ? String(Math.min(count, 99)) : '';
    }
  }

  private async open(): Promise<void> {
    this.frame.hidden = false;
    this.bubble.setAttribute('aria-expanded', 'true');
    (await this.load())?.opened(!this.isPage);
  }

  private minimise(): void {
    if (!this.frame.hidden) {
      this.frame.hidden = true;
      this.bubble.setAttribute('aria-expanded', 'false');
      this.bubble.focus();
    }
  }

  private async load(): Promise<RunningChat | undefined> {
    this.chat ??= this.start();
    try {
      return await this.chat;
    } catch {
      this.chat = undefined;
      this.frame.textContent = this.words.failed;
      return undefined;
    }
  }

  private async start(): Promise<RunningChat> {
    const { startChat } = await import('./chat');
    const chat = startChat({
      place: {
        gateway: this.gateway,
        widget: this.widget,
        locale: this.locale,
        identity: this.identity(),
      },
      title: this.getAttribute('label') ?? undefined,
      prefix: this.keyPrefix,
      storage: this.storage,
      isOpen: () => !this.frame.hidden,
      onUnread: (count) => this.isPage || this.showUnread(count),
      onMinimise: this.isPage ? undefined : () => this.minimise(),
    });
    this.root.adoptedStyleSheets = [sheet(styles), sheet(chat.styles)];
    this.frame.replaceChildren(chat.element);
    return chat;
  }

  private identity(): { userId: string; hash: string } | { jwt: string } | undefined {
    const jwt = this.getAttribute('user-token');
    const userId = this.getAttribute('user-id');
    const hash = this.getAttribute('user-hash');
    if (jwt) {
      return { jwt };
    }
    return userId && hash ? { userId, hash } : undefined;
  }
}

/** Not a style element: those fall under the site's policy. */
function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

if (!customElements.get('strowger-chat')) {
  customElements.define('strowger-chat', StrowgerChat);
}
