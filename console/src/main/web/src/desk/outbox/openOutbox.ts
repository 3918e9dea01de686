import type { QueryClient } from '@tanstack/react-query';
import { conversation, reply } from '../../api/gateway';
import { Problem } from '../../api/http';
import type { DeskStore, LiveStore } from '../feed/stores';
import { conversationKey } from '../queries/conversation';
import { newestOf, newsOf } from '../state/live';
import { Outbox } from './Outbox';
import type { Outgoing } from './outgoing';

const idsOf = ({ files = [] }: Outgoing) => files.flatMap((file) => (file.id === undefined ? [] : [file.id]));

/** The outbox of one person, between what she sees and the gateway. */
export function openOutbox(userId: string, desk: DeskStore, live: LiveStore, queries: QueryClient): Outbox {
  return new Outbox(localStorage, userId, {
    send: async (entry) => {
      try {
        return await reply(entry.contactId, entry.id, entry.text, entry.lastSeen, idsOf(entry));
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 401) {
          void queries.invalidateQueries({ queryKey: ['me'] });
        }
        throw failure;
      }
    },
    onSent: (contactId, message) => live.dispatch({ kind: 'sent', contactId, message }),
    onRefused: ({ contactId }, { code, detail }) => {
      void queries.invalidateQueries({ queryKey: conversationKey(contactId) });
      desk.dispatch({ kind: 'failed', code, message: detail, contactId });
    },
    refresh: async (contactId) => {
      const read = await conversation(contactId, 0);
      live.dispatch({ kind: 'fetched', contactId, ...newsOf(read), followed: true, now: Date.now() });
      return newestOf(read.messages);
    },
  });
}
