import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { type Conversation, conversation, type Message } from '../../api/gateway';
import { useConnections, useLiveState, useLiveStore } from '../feed/stores';
import { newsOf } from '../state/live';
import { keepSame, soon } from './again';
import type { Shown } from './shown';

export const conversations = ['conversation'];
export const conversationKey = (contactId: string) => [...conversations, contactId];

/**
 * A conversation as it was fetched: once, and then followed on the gateway's feed; while that is cut,
 * every news of the router fetches it anew, and a slow poll stands behind both. For whoever does not
 * show what was said; its messages are {@link useConversation}'s.
 */
export function useFetched({ contactId, since, at, offered }: Shown) {
  const live = useLiveStore();
  const followed = useConnections(({ gateway }) => gateway.kind === 'live');
  const known = followed ? since : at;
  const query = useQuery({
    queryKey: [...conversationKey(contactId), known],
    queryFn: () => conversation(contactId, known),
    placeholderData: keepSame(contactId),
    retry: soon,
    retryDelay: 800,
    refetchInterval: followed ? 30_000 : offered ? 5_000 : 10_000,
  });
  const found = query.data;
  const tell = useEffectEvent((read: Conversation) =>
    live.dispatch({ kind: 'fetched', contactId, ...newsOf(read), followed, now: Date.now() }),
  );
  useEffect(() => {
    if (found !== undefined) {
      tell(found);
    }
  }, [found]);
  return query;
}

/** The messages, fetched and pushed in one; undefined until there are any known. */
export function useMessages(contactId: string, fetched: Conversation | undefined): Message[] | undefined {
  const followed = useLiveState(({ contacts }) =>
    contacts[contactId]?.fetched === true ? contacts[contactId].messages : undefined,
  );
  return followed ?? fetched?.messages;
}

/** The conversation with all that was said up to now. */
export function useConversation(shown: Shown) {
  const { data: found, isError, error, refetch } = useFetched(shown);
  const messages = useMessages(shown.contactId, found);
  const data = useMemo<Conversation | undefined>(
    () => (found === undefined || messages === undefined ? undefined : { ...found, messages }),
    [found, messages],
  );
  return { data, isError, error, refetch };
}
