import { type FromCustomer, type FromGateway, parseFrame } from '../protocol';

const PROTOCOL = 'strowger.chat.v1';
const WELCOME_WITHIN = 10_000;
const ACK_WITHIN = 10_000;

export interface SocketListener {
  onFrame(frame: FromGateway): void;
  /** Comes once; the socket is of no use afterwards. */
  onGone(): void;
}

/**
 * One connection, from its opening to its end. It gives up by itself when the gateway does not
 * welcome it or leaves a message unconfirmed for too long: a dead line often says nothing.
 */
export class Socket {
  private readonly socket: WebSocket;
  private readonly unconfirmed = new Map<string, ReturnType<typeof setTimeout>>();
  private welcome: ReturnType<typeof setTimeout> | undefined;
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
    if (frame.kind === 'msg' && !this.unconfirmed.has(frame.clientMsgId)) {
      this.unconfirmed.set(
        frame.clientMsgId,
        setTimeout(() => this.end(), ACK_WITHIN),
      );
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
    this.unconfirmed.forEach((timer) => clearTimeout(timer));
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = this.socket.onerror = null;
    this.socket.close();
  }

  private onData(data: unknown): void {
    const frame = parseFrame(data);
    if (!frame || this.gone) {
      return;
    }
    if (frame.kind === 'welcome') {
      clearTimeout(this.welcome);
    }
    if (frame.kind === 'ack') {
      clearTimeout(this.unconfirmed.get(frame.clientMsgId));
    }
    this.listener.onFrame(frame);
  }
}
