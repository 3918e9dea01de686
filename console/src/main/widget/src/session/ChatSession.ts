import type { FromCustomer, FromGateway, WidgetStatus } from '../protocol';
import * as chats from '../state/chat';
import { pause } from './backOff';
import type { Kept } from './Kept';
import { Socket } from './Socket';
import { buyTicket, type Identity, NoTicket } from './tickets';

/** Where the chat is held and what the gateway learns about its surroundings. */
export interface Place {
  readonly gateway: string;
  readonly widget: string;
  readonly locale: string;
  readonly identity?: Identity;
}

/** What of the browser the session uses. */
export interface Browser {
  readonly fetch: typeof fetch;
  readonly WebSocket: typeof WebSocket;
  random(): number;
  newId(): string;
}

/** Where everything about a widget is asked. */
export function addressOf(place: Place): string {
  return `${place.gateway}/api/gateway/chat/${encodeURIComponent(place.widget)}`;
}

const TYPING_AGAIN = 3_000;
const TYPING_OVER = 6_000;

/**
 * Keeps one conversation going over as many connections as it takes. What the customer wrote stays
 * kept until the gateway has confirmed it; what the gateway tells twice counts once.
 */
export class ChatSession {
  private state: chats.Chat;
  private readonly gateway: string;
  private readonly listeners = new Set<(chat: chats.Chat) => void>();
  private socket: Socket | undefined;
  private attempts = 0;
  private delay: number | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private outboxAgain: ReturnType<typeof setTimeout> | undefined;
  private started = false;
  private connecting = false;
  private endWanted = false;
  private address: string | undefined;
  private told = { delivered: 0, read: 0, typingAt: Number.NEGATIVE_INFINITY };
  private typingOver: ReturnType<typeof setTimeout> | undefined;
  private agentTypingOver: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly place: Place,
    private readonly kept: Kept,
    private readonly browser: Browser,
  ) {
    this.gateway = addressOf(place);
    const outbox = kept.outbox();
    this.state = { ...chats.emptyChat, outbox, phase: outbox.length > 0 ? 'waiting' : 'new' };
  }

  get chat(): chats.Chat {
    return this.state;
  }

  /** Calls the listener after every change until the returned function is called. */
  subscribe(listener: (chat: chats.Chat) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  start(): void {
    if (!this.started) {
      this.started = true;
      void this.connect();
    }
  }

  stop(): void {
    this.started = false;
    this.socket?.close();
    this.socket = undefined;
    [this.again, this.outboxAgain, this.typingOver, this.agentTypingOver].forEach((timer) => clearTimeout(timer));
  }

  write(text: string): void {
    const message = { clientMsgId: this.browser.newId(), text, at: new Date().toISOString() };
    this.kept.keep(message);
    this.kept.markUnderway(true);
    this.become(chats.write(this.state, message));
    this.typingEnds();
    this.sendMessage(message);
  }

  /** The customer pressed a key. */
  typing(): void {
    const now = Date.now();
    if (now - this.told.typingAt >= TYPING_AGAIN) {
      this.told.typingAt = now;
      this.send({ kind: 'typing', on: true });
    }
    clearTimeout(this.typingOver);
    this.typingOver = setTimeout(() => this.typingEnds(), TYPING_OVER);
  }

  /** The customer has the newest message before her eyes. */
  read(): void {
    const seq = chats.lastOfAgent(this.state)?.seq ?? 0;
    if (seq > this.told.read && this.state.line === 'online') {
      this.told.read = seq;
      this.send({ kind: 'read', seq });
    }
  }

  /** The customer ends the chat; said as soon as there is a line. */
  end(): void {
    this.endWanted = true;
    this.sendEnd();
  }

  /** What she finds was asked and is known. */
  serviceTold(service: WidgetStatus): void {
    this.become(chats.withService(this.state, service));
  }

  /** The gateway said that this page may not show the chat: no other answer will come. */
  refuse(): void {
    this.stop();
    this.become(chats.withLine(this.state, 'refused'));
  }

  /** She wants to be answered there; said until the gateway has it. */
  leaveAddress(address: string): void {
    this.address = address;
    this.become(chats.tellAddress(this.state));
    this.sendAddress();
  }

  beginAgain(): void {
    this.become(chats.beginAgain(this.state));
  }

  /** The browser says that it has no network: no need to wait for the line to fall silent. */
  networkLost(): void {
    this.socket?.end();
  }

  /** The browser says that the network is back. */
  networkBack(): void {
    if (this.started && this.state.line === 'offline' && !this.connecting) {
      this.attempts = 0;
      void this.connect();
    }
  }

  private async connect(): Promise<void> {
    clearTimeout(this.again);
    this.connecting = true;
    try {
      const bought = await buyTicket(this.browser.fetch, this.gateway, this.kept.visitorToken, this.place.identity);
      if (this.started) {
        this.kept.visitorToken = bought.visitorToken;
        this.open(bought.ticket);
      }
    } catch (refusal) {
      this.onNoTicket(refusal);
    } finally {
      this.connecting = false;
    }
  }

  private open(ticket: string): void {
    const hello: FromCustomer = {
      kind: 'hello',
      resumeFrom: chats.complete(this.state),
      locale: this.place.locale,
    };
    const socket: Socket = new Socket(this.browser.WebSocket, this.gateway, ticket, hello, {
      onFrame: (frame) => this.onFrame(frame),
      onGone: () => this.onGone(socket),
    });
    this.socket = socket;
  }

  private onNoTicket(refusal: unknown): void {
    if (this.state.line === 'refused') {
      return;
    }
    if (refusal instanceof NoTicket) {
      this.delay = refusal.retryAfterSeconds;
      const asSomebodyNew = refusal.isDoubted && this.kept.visitorToken !== undefined;
      if (asSomebodyNew) {
        this.kept.visitorToken = undefined;
      } else if (refusal.isDoubted || refusal.isFinal) {
        this.become(chats.withLine(this.state, 'refused'));
        return;
      }
    }
    this.tryAgainLater();
  }

  private onGone(socket: Socket): void {
    if (this.socket === socket) {
      this.socket = undefined;
      this.tryAgainLater();
    }
  }

  private tryAgainLater(): void {
    if (!this.started) {
      return;
    }
    this.attempts += 1;
    this.become(chats.withLine(this.state, 'offline'));
    const wait = this.delay === undefined ? 0 : this.delay * 1_000;
    this.delay = undefined;
    clearTimeout(this.again);
    this.again = setTimeout(() => void this.connect(), Math.max(wait, pause(this.attempts, this.browser.random)));
  }

  private onFrame(frame: FromGateway): void {
    this.become(chats.receive(this.state, frame));
    switch (frame.kind) {
      case 'welcome':
        return this.onWelcome();
      case 'ack':
        return this.kept.drop(frame.clientMsgId);
      case 'msg':
        return this.onMessage(frame);
      case 'typing':
        return this.onAgentTyping(frame.on);
      case 'status':
        this.kept.markUnderway(frame.state !== 'ENDED');
        return;
      case 'closed':
        this.kept.markUnderway(frame.answerFrom !== undefined); // its answer must be noticed
        return;
      case 'addressKept':
        this.address = undefined;
        return;
      case 'error':
        return this.onError(frame);
      default:
    }
  }

  private onWelcome(): void {
    this.attempts = 0;
    this.told = { ...this.told, delivered: 0, read: 0 };
    this.sendOutbox();
    this.sendAddress();
    this.sendEnd();
  }

  private onMessage(frame: Extract<FromGateway, { kind: 'msg' }>): void {
    if (frame.from.type === 'CUSTOMER') {
      this.kept.drop(frame.clientMsgId ?? frame.id);
    } else if (frame.seq > this.told.delivered) {
      this.told.delivered = frame.seq;
      this.send({ kind: 'ackTo', seq: frame.seq });
    }
  }

  private onAgentTyping(on: boolean): void {
    clearTimeout(this.agentTypingOver);
    if (on) {
      this.agentTypingOver = setTimeout(
        () => this.become(chats.receive(this.state, { kind: 'typing', on: false })),
        TYPING_OVER,
      );
    }
  }

  /** Too fast: what is kept is said again after the pause the gateway asks for. */
  private onError(frame: Extract<FromGateway, { kind: 'error' }>): void {
    if (frame.code === 'bad_address') {
      this.address = undefined;
    } else if (frame.retryAfter !== undefined) {
      this.delay = frame.retryAfter;
      clearTimeout(this.outboxAgain);
      this.outboxAgain = setTimeout(() => this.sendOutbox(), frame.retryAfter * 1_000);
    } else if (frame.clientMsgId !== undefined) {
      this.kept.drop(frame.clientMsgId);
    }
  }

  private sendOutbox(): void {
    this.delay = undefined;
    chats.unsent(this.state).forEach((message) => this.sendMessage(message));
  }

  private sendMessage(message: chats.Outgoing): void {
    this.send({ kind: 'msg', clientMsgId: message.clientMsgId, text: message.text });
  }

  private sendAddress(): void {
    if (this.address !== undefined) {
      this.send({ kind: 'address', address: this.address });
    }
  }

  private sendEnd(): void {
    if (this.endWanted && this.state.line === 'online') {
      this.endWanted = false;
      this.send({ kind: 'end' });
    }
  }

  private typingEnds(): void {
    clearTimeout(this.typingOver);
    if (this.told.typingAt !== Number.NEGATIVE_INFINITY) {
      this.told.typingAt = Number.NEGATIVE_INFINITY;
      this.send({ kind: 'typing', on: false });
    }
  }

  private send(frame: FromCustomer): void {
    if (this.state.line === 'online') {
      this.socket?.send(frame);
    }
  }

  private become(chat: chats.Chat): void {
    if (chat !== this.state) {
      this.state = chat;
      this.listeners.forEach((listener) => listener(chat));
    }
  }
}
