import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useSignedIn } from '../session/SignedIn';
import { type Acts, ActsProvider } from './feed/acts';
import { ClockProvider } from './feed/clock';
import { GatewayFeed } from './feed/GatewayFeed';
import { RouterFeed } from './feed/RouterFeed';
import { runOn } from './feed/run';
import { ConnectionProvider, type Connections, type ConnectionStore, DeskProvider, LiveProvider } from './feed/stores';
import { openOutbox } from './outbox/openOutbox';
import { OutboxProvider } from './outbox/useOutbox';
import { consultKey, consults } from './queries/consult';
import { conversationKey, conversations } from './queries/conversation';
import { useSelect } from './selection/selection';
import { Store } from './state/Store';

const connecting: Connections = { router: { kind: 'connecting' }, gateway: { kind: 'connecting' } };

/** What the desk lives on, outside of the page: it changes with each event, the page only where that concerns it. */
function linesOf(userId: string, queries: QueryClient) {
  const askWhoIAm = () => void queries.invalidateQueries({ queryKey: ['me'] });
  const router = new RouterFeed();
  const gateway = new GatewayFeed(userId);
  const connections: ConnectionStore = new Store((now, change) => ({ ...now, ...change }), connecting);
  const outbox = openOutbox(userId, router.store, gateway.store, queries);
  const acts: Acts = {
    run: runOn(router.store, askWhoIAm),
    sendTyping: gateway.sendTyping,
    sendRead: gateway.sendRead,
    retryNow: () => {
      router.retryNow();
      gateway.retryNow();
      outbox.flush();
    },
  };
  const open = (onTaken: (contactId: string) => void) => {
    router.start({
      onRefused: askWhoIAm,
      onTaken,
      onConnection: (connection) => {
        const before = connections.state.router.kind;
        connections.dispatch({ router: connection });
        if (connection.kind === 'lost' && before !== 'lost') {
          gateway.renew(); // a dead network does not always tell both
        } else if (connection.kind === 'live' && before !== 'live') {
          outbox.flush();
        }
      },
    });
    gateway.start({
      onRefused: askWhoIAm,
      onConnection: (connection) => connections.dispatch({ gateway: connection }),
      onConsult: (consultId) =>
        void queries.invalidateQueries({ queryKey: consultId === undefined ? consults : consultKey(consultId) }),
      onMissed: (contactId) =>
        void queries.invalidateQueries({
          queryKey: contactId === undefined ? conversations : conversationKey(contactId),
        }),
    });
    outbox.open();
    window.addEventListener('online', outbox.flush);
  };
  const close = () => {
    window.removeEventListener('online', outbox.flush);
    outbox.close();
    gateway.stop();
    router.stop();
  };
  return { router, gateway, connections, outbox, acts, open, close };
}

/** Opens the desk's lines to the exchange while it is shown, and hands each part of it what concerns it. */
export function DeskFeeds({ children }: { children: ReactNode }) {
  const { userId } = useSignedIn();
  const queries = useQueryClient();
  const [lines] = useState(() => linesOf(userId, queries));
  const onTaken = useEffectEvent(useSelect());
  useEffect(() => {
    lines.open((contactId) => onTaken(contactId));
    return lines.close;
  }, [lines]);
  return (
    <DeskProvider value={lines.router.store}>
      <LiveProvider value={lines.gateway.store}>
        <ConnectionProvider value={lines.connections}>
          <ClockProvider value={lines.router.serverNow}>
            <ActsProvider value={lines.acts}>
              <OutboxProvider value={lines.outbox}>{children}</OutboxProvider>
            </ActsProvider>
          </ClockProvider>
        </ConnectionProvider>
      </LiveProvider>
    </DeskProvider>
  );
}
