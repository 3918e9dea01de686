import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { LiveFrame } from '../../api/gateway';
import { type Connection, Feed } from '../../feed/Feed';
import { conversationKey } from '../contact/queries';
import { hasGap, live, type LiveAction, type LiveState, liveWith, newestOf, seenOf } from '../state/live';

export interface Live {
  state: LiveState;
  connection: Connection;
  dispatch: (action: LiveAction) => void;
  retryNow: () => void;
  /** Tells the customer that the agent types, or stopped. */
  sendTyping: (contactId: string, on: boolean) => void;
}

const seenKey = (userId: string) => `strowger.seen.${userId}`;

/**
 * The gateway's desk feed: messages, deliveries, calls and customers as they come and go.
 *
 * @param routerLost the other feed was cut: a dead network does not always tell both
 */
export function useLive(userId: string, routerLost: boolean, onRefused: () => void): Live {
  const [state, dispatch] = useReducer(live, userId, (id) => liveWith(readSeen(id)));
  const [connection, setConnection] = useState<Connection>({ kind: 'connecting' });
  const feed = useRef<Feed<LiveFrame> | null>(null);
  const queries = useQueryClient();

  useEffect(() => {
    const opened = new Feed<LiveFrame>(
      '/api/gateway/desk/feed',
      { isWhole: (frame) => frame.kind === 'hello' },
      {
        onConnection: setConnection,
        onRefused,
        onFrame: (frame) => {
          dispatch({ kind: 'frame', frame, now: Date.now() });
          if (frame.kind === 'hello') {
            void queries.invalidateQueries({ queryKey: ['conversation'] }); // what was said during the cut
          }
        },
      },
    );
    feed.current = opened;
    opened.start();
    return () => opened.stop();
  }, [queries, onRefused]);

  useEffect(() => {
    if (routerLost) {
      feed.current?.renew();
    }
  }, [routerLost]);
  useEffect(() => keepSeen(userId, state), [userId, state]);
  useGaps(state);

  return useMemo(
    () => ({
      state,
      connection,
      dispatch,
      retryNow: () => feed.current?.retryNow(),
      sendTyping: (contactId, on) => void feed.current?.send({ kind: 'typing', contactId, on }),
    }),
    [state, connection],
  );
}

/** A message that never came is fetched; once per hole, for it may be no hole at all. */
function useGaps(state: LiveState): void {
  const queries = useQueryClient();
  const asked = useRef<Record<string, number>>({});
  useEffect(() => {
    for (const [contactId, contact] of Object.entries(state.contacts)) {
      const newest = newestOf(contact.messages);
      if (hasGap(contact) && asked.current[contactId] !== newest) {
        asked.current[contactId] = newest;
        void queries.invalidateQueries({ queryKey: conversationKey(contactId) });
      }
    }
  }, [state, queries]);
}

function readSeen(userId: string): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(seenKey(userId)) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

function keepSeen(userId: string, state: LiveState): void {
  try {
    localStorage.setItem(seenKey(userId), JSON.stringify(seenOf(state)));
  } catch {
    // a full or forbidden storage costs no more than a count
  }
}
