import { type FromCustomer, type FromGateway, parseFrame } from '../protocol';

const PROTOCOL = 'strowger.chat.v1';
const WELCOME_WITHIN = 10_000;
const ACK_WITHIN = 10_000;
const PING_EVERY = 20_000;
const PONG_WITHIN = 10_000;

export interface SocketListener {
  onFrame(frame: FromGateway): void;
  /** Comes once; the socket is of no use afterwards. */
  onGone(): void;
}

/**
 * One connection, from its opening to its end. It gives up by itself when the gateway does not
 * welcome it, leaves a message unconfirmed or a ping unanswered: a dead line often says nothing.
 */
export class Socket {
  private readonly socket: WebSocket;
  private readonly unconfirmed = new Map<string, ReturnType<typeof setTimeout>>();
  private welcome: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private pong: ReturnType<typeof setTimeout> | undefined;
  private answersPings = false;
  private gone = false;

  constructor(
    connector: typeof WebSocket,
    address: string,
    ticket: string,
    hello: FromCustomer,
    private readonly listener: SocketListener,
  ) {
    this.socket = new connector(`${address.replace(/^http/, 'ws')}/socket`, [PROTOCOL, `ticket.${ticket}`]);
    this.socket.onopen = () => this.send(hello);
    this.socket.onmessage = (event) => this.onData(event.data);
    this.socket.onclose = () => this.end();
    this.socket.onerror = () => this.end();
    this.welcome = setTimeout(() => this.end(), WELCOME_WITHIN);
  }

  send(frame: FromCustomer): void {
    if (this.gone || this.socket.readyState !== 1) {
      return;
    }
    this.socket.send(JSON.stringify(frame));
    if (frame.kind === 'msg') {
      this.expectAck(frame.clientMsgId);
    }
  }

  /** Ends it and says so. */
  end(): void {
    if (!this.gone) {
      this.close();
      this.listener.onGone();
    }
  }

  /** Ends it in silence. */
  close(): void {
    this.gone = true;
    clearTimeout(this.welcome);
    clearTimeout(this.pong);
    clearInterval(this.heartbeat);
    this.unconfirmed.forEach((timer) => clearTimeout(timer));
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = this.socket.onerror = null;
    this.socket.close();
  }

  private onData(data: unknown): void {
    const frame = parseFrame(data);
    if (!frame || this.gone) {
      return;
    }
    clearTimeout(this.pong);
    switch (frame.kind) {
      case 'welcome':
        clearTimeout(this.welcome);
        this.ping();
        this.heartbeat ??= setInterval(() => this.ping(), PING_EVERY);
        break;
      case 'pong':
        this.answersPings = true;
        break;
      case 'ack':
      case 'error':
        this.forget(frame.clientMsgId);
        break;
      default:
    }
    this.listener.onFrame(frame);
  }

  private ping(): void {
    this.send({ kind: 'ping' });
    clearTimeout(this.pong);
    // a gateway of an earlier version leaves pings alone
    if (this.answersPings) {
      this.pong = setTimeout(() => this.end(), PONG_WITHIN);
    }
  }

  private expectAck(clientMsgId: string): void {
    this.forget(clientMsgId);
    this.unconfirmed.set(
      clientMsgId,
      setTimeout(() => this.end(), ACK_WITHIN),
    );
  }

  private forget(clientMsgId: string | undefined): void {
    if (clientMsgId !== undefined) {
      clearTimeout(this.unconfirmed.get(clientMsgId));
      this.unconfirmed.delete(clientMsgId);
    }
  }
}
