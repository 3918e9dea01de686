import type { Frame, ToRouter } from '../../api/routing';
import { type Connection, Feed } from '../../feed/Feed';
import { desk, emptyDesk } from '../state/desk';
import { Store } from '../state/Store';
import { Activity } from './Activity';
import type { DeskStore } from './stores';

const acts = ['keydown', 'pointerdown', 'input'] as const;

interface Listener {
  onConnection: (connection: Connection) => void;
  /** The session may be over. */
  onRefused: () => void;
  /** A contact came to this desk: it goes in front. */
  onTaken: (contactId: string) => void;
}

/** The router's desk feed: offers, contacts, presence. */
export class RouterFeed {
  readonly store: DeskStore = new Store(desk, emptyDesk);
  #feed: Feed<Frame, ToRouter> | undefined;
  #ahead = 0;
  readonly #activity = new Activity(() => this.#feed?.send({ kind: 'active' }));

  /** Now by the server's clock, in ms. */
  readonly serverNow = (): number => Date.now() + this.#ahead;

  start(listener: Listener): void {
    const { onConnection, onRefused } = listener;
    this.#feed = new Feed<Frame, ToRouter>(
      '/api/routing/desk/feed',
      { isWhole: (frame) => frame.kind === 'snapshot', resync: { kind: 'resync' } },
      { onConnection, onRefused, onFrame: (frame) => this.#onFrame(frame, listener) },
    );
    this.#feed.start();
    acts.forEach((act) => document.addEventListener(act, this.#onAct, { capture: true, passive: true }));
  }

  stop(): void {
    acts.forEach((act) => document.removeEventListener(act, this.#onAct, { capture: true }));
    this.#activity.stop();
    this.#feed?.stop();
  }

  retryNow(): void {
    this.#feed?.retryNow();
  }

  /** Whoever types or clicks while an offer stands is there: its lapse is no miss. */
  readonly #onAct = (): void => {
    if (this.store.state.offers.length > 0) {
      this.#activity.note();
    }
  };

  #onFrame(frame: Frame, { onTaken }: Listener): void {
    if (frame.kind !== 'snapshot' && frame.kind !== 'event') {
      return; // a newer router says more than this desk knows
    }
    this.#ahead = Date.parse(frame.now) - Date.now();
    const before = this.store.state.chosen;
    this.store.dispatch({ kind: 'frame', frame });
    const { chosen } = this.store.state;
    if (chosen !== null && chosen !== before) {
      onTaken(chosen);
    }
  }
}
