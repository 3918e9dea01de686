import { createContext, use, useSyncExternalStore } from 'react';
import type { Connection } from '../../feed/Feed';
import type { DeskAction, DeskState } from '../state/desk';
import type { LiveAction, LiveState } from '../state/live';
import type { Store } from '../state/Store';

export type DeskStore = Store<DeskState, DeskAction>;
export type LiveStore = Store<LiveState, LiveAction>;

/** How the two feeds stand. */
export interface Connections {
  /** Contacts, offers and presence, from the router. */
  router: Connection;
  /** Messages, calls and customers, from the gateway. */
  gateway: Connection;
}
export type ConnectionStore = Store<Connections, Partial<Connections>>;

const DeskContext = createContext<DeskStore | null>(null);
const LiveContext = createContext<LiveStore | null>(null);
const ConnectionContext = createContext<ConnectionStore | null>(null);

export const DeskProvider = DeskContext.Provider;
export const LiveProvider = LiveContext.Provider;
export const ConnectionProvider = ConnectionContext.Provider;

function above<T>(value: T | null): T {
  if (value === null) {
    throw new Error('Expected a desk above but found none');
  }
  return value;
}

/** To act, or to look once; whoever shows what is in it uses {@link useDeskState}. */
export const useDeskStore = (): DeskStore => above(use(DeskContext));
export const useLiveStore = (): LiveStore => above(use(LiveContext));

/**
 * What the router said, as much of it as is asked for: only its change renders again.
 *
 * @param part must give the same object as long as nothing changed
 */
export function useDeskState<T>(part: (state: DeskState) => T): T {
  const store = useDeskStore();
  return useSyncExternalStore(store.subscribe, () => part(store.state));
}

/** What the gateway said; see {@link useDeskState}. */
export function useLiveState<T>(part: (state: LiveState) => T): T {
  const store = useLiveStore();
  return useSyncExternalStore(store.subscribe, () => part(store.state));
}

/** How the feeds stand; see {@link useDeskState}. */
export function useConnections<T>(part: (connections: Connections) => T): T {
  const store = above(use(ConnectionContext));
  return useSyncExternalStore(store.subscribe, () => part(store.state));
}
