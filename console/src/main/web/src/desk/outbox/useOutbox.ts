import { createContext, use, useSyncExternalStore } from 'react';
import type { Outbox } from './Outbox';
import type { Outgoing } from './outgoing';

const OutboxContext = createContext<Outbox | null>(null);
export const OutboxProvider = OutboxContext.Provider;

/** To send, repeat and take back. */
export function useOutbox(): Outbox {
  const outbox = use(OutboxContext);
  if (outbox === null) {
    throw new Error('Expected an outbox above but found none');
  }
  return outbox;
}

/** The answers on their way. */
export function useOutgoing(): Outgoing[] {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.entries);
}
