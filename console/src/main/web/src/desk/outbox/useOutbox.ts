import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { conversation, reply } from '../../api/gateway';
import { Problem } from '../../api/http';
import { conversationKey } from '../contact/queries';
import type { Live } from '../feed/useLive';
import { newestOf } from '../state/live';
import { Outbox } from './Outbox';
import type { Outgoing } from './outgoing';

/** The answers on their way, and how to send, repeat and take back. */
export interface SendBox {
  entries: Outgoing[];
  box: Outbox;
}

export function useOutbox(
  userId: string,
  live: Live,
  connected: boolean,
  onRefused: (entry: Outgoing, problem: Problem) => void,
): SendBox {
  const queries = useQueryClient();
  const latest = useRef({ live, onRefused });
  useEffect(() => {
    latest.current = { live, onRefused };
  });
  const [box] = useState(
    () =>
      new Outbox(localStorage, userId, {
        send: async (entry) => {
          try {
            return await reply(entry.contactId, entry.id, entry.text, entry.lastSeen);
          } catch (failure) {
            if (failure instanceof Problem && failure.status === 401) {
              void queries.invalidateQueries({ queryKey: ['me'] });
            }
            throw failure;
          }
        },
        onSent: (contactId, message) => latest.current.live.dispatch({ kind: 'sent', contactId, message }),
        onRefused: (entry, problem) => {
          void queries.invalidateQueries({ queryKey: conversationKey(entry.contactId) });
          latest.current.onRefused(entry, problem);
        },
        refresh: async (contactId) => {
          const { messages, customerPresence, call } = await conversation(contactId, 0);
          latest.current.live.dispatch({
            kind: 'fetched',
            contactId,
            messages,
            presence: customerPresence,
            call,
            followed: true,
            now: Date.now(),
          });
          return newestOf(messages);
        },
      }),
  );
  useEffect(() => {
    box.open();
    window.addEventListener('online', box.flush);
    return () => {
      window.removeEventListener('online', box.flush);
      box.close();
    };
  }, [box]);
  useEffect(() => {
    if (connected) {
      box.flush();
    }
  }, [box, connected]);
  const entries = useSyncExternalStore(box.subscribe, box.entries);
  return useMemo(() => ({ entries, box }), [entries, box]);
}
