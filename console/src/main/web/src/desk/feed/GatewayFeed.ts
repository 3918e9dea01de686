import type { LiveFrame, ToGateway } from '../../api/gateway';
import { type Connection, Feed } from '../../feed/Feed';
import { live, liveWith } from '../state/live';
import { Store } from '../state/Store';
import { Gaps } from './Gaps';
import { keepSeen, readSeen } from './seen';
import type { LiveStore } from './stores';

interface Listener {
  onConnection: (connection: Connection) => void;
  /** The session may be over. */
  onRefused: () => void;
  /** Conversations may have gone on unheard: all, or one of which a message never came. */
  onMissed: (contactId?: string) => void;
  /** A consult has news, or any may have. */
  onConsult: (consultId?: string) => void;
}

/** The gateway's desk feed: messages, deliveries, calls and customers as they come and go. */
export class GatewayFeed {
  readonly store: LiveStore;
  readonly #userId: string;
  #feed: Feed<LiveFrame, ToGateway> | undefined;
  #forget: (() => void) | undefined;

  constructor(userId: string) {
    this.#userId = userId;
    this.store = new Store(live, liveWith(readSeen(localStorage, userId)));
  }

  start(listener: Listener): void {
    const { onConnection, onRefused, onMissed, onConsult } = listener;
    const gaps = new Gaps(onMissed);
    this.#forget = this.store.subscribe(() => {
      keepSeen(localStorage, this.#userId, this.store.state);
      gaps.look(this.store.state);
    });
    this.#feed = new Feed<LiveFrame, ToGateway>(
      '/api/gateway/desk/feed',
      { isWhole: (frame) => frame.kind === 'hello' },
      {
        onConnection,
        onRefused,
        onFrame: (frame) => {
          this.store.dispatch({ kind: 'frame', frame, now: Date.now() });
          if (frame.kind === 'hello') {
            onMissed(); // what was said during the cut
            onConsult();
          } else if (frame.kind === 'consult') {
            onConsult(frame.consultId);
          }
        },
      },
    );
    this.#feed.start();
  }

  stop(): void {
    this.#forget?.();
    this.#feed?.stop();
  }

  retryNow(): void {
    this.#feed?.retryNow();
  }

  /** Opens it anew: there is reason to think that it is dead. */
  renew(): void {
    this.#feed?.renew();
  }

  /** Tells the customer that the agent types, or stopped. */
  readonly sendTyping = (contactId: string, on: boolean): void =>
    void this.#feed?.send({ kind: 'typing', contactId, on });

  /** Tells the customer that the agent has read so far; false when there was no line. */
  readonly sendRead = (contactId: string, sequence: number): boolean =>
    this.#feed?.send({ kind: 'read', contactId, sequence }) ?? false;
}
