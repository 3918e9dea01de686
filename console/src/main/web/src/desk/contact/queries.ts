import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { caseOfContact, casesOfCustomer, resolutions } from '../../api/cases';
import { type Conversation, conversation } from '../../api/gateway';
import { Problem } from '../../api/http';
import { useDesk } from '../feed/useDesk';
import type { HeldContact, LiveOffer } from '../state/desk';

export const conversationKey = (contactId: string) => ['conversation', contactId];
export const caseKey = (contactId: string) => ['case', contactId];

/** Right after an assignment other services may not know of it yet: 404 is asked again for a while. */
const soon = (count: number, failure: Error) =>
  failure instanceof Problem && (failure.status === 404 ? count < 5 : count < 3 && failure.status >= 500);

/** A contact on the desk, and the commands after which what is known of it may have changed. */
export interface Shown {
  contactId: string;
  since: number;
  at: number;
  /** Not mine yet. */
  offered: boolean;
}

export const shownHeld = (held: HeldContact): Shown => ({
  contactId: held.assigned.contactId,
  since: held.since,
  at: held.at,
  offered: false,
});

export const shownOffer = (offer: LiveOffer): Shown => ({
  contactId: offer.contactId,
  since: offer.at,
  at: offer.at,
  offered: true,
});

/**
 * The conversation, fetched once and then followed on the gateway's feed; while that is cut, every
 * news of the router fetches it anew, and a slow poll stands behind both.
 */
export function useConversation({ contactId, since, at, offered }: Shown) {
  const { live } = useDesk();
  const followed = live.connection.kind === 'live';
  const known = followed ? since : at;
  const { dispatch } = live;
  const query = useQuery({
    queryKey: [...conversationKey(contactId), known],
    queryFn: () => conversation(contactId, known),
    placeholderData: keepSame(contactId),
    retry: soon,
    retryDelay: 800,
    refetchInterval: followed ? 30_000 : offered ? 5_000 : 10_000,
  });
  const found = query.data;
  const atFetch = useRef(followed);
  useEffect(() => {
    atFetch.current = followed;
  });
  useEffect(() => {
    if (found !== undefined) {
      const { messages, customerPresence: presence, call } = found;
      dispatch({ kind: 'fetched', contactId, messages, presence, call, followed: atFetch.current, now: Date.now() });
    }
  }, [found, contactId, dispatch]);
  const contact = live.state.contacts[contactId];
  const messages = contact?.fetched === true ? contact.messages : found?.messages;
  const data = useMemo<Conversation | undefined>(
    () => (found === undefined || messages === undefined ? undefined : { ...found, messages }),
    [found, messages],
  );
  return { data, isError: query.isError, error: query.error, refetch: query.refetch };
}

export function useCase(contactId: string, at: number, enabled: boolean) {
  return useQuery({
    queryKey: [...caseKey(contactId), at],
    queryFn: () => caseOfContact(contactId, at),
    placeholderData: keepSame(contactId),
    enabled,
    retry: soon,
    retryDelay: 800,
    refetchInterval: 20_000,
  });
}

export function useResolutions() {
  return useQuery({ queryKey: ['resolutions'], queryFn: resolutions, staleTime: 300_000 });
}

export function useCasesOfCustomer(customerId: string | undefined) {
  return useQuery({
    queryKey: ['cases-of', customerId],
    queryFn: () => casesOfCustomer(customerId ?? ''),
    enabled: customerId !== undefined,
  });
}

/** Shows what was known of the same contact while its news is fetched, never another contact's. */
function keepSame<T>(contactId: string) {
  return (previous: T | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
    query?.queryKey[1] === contactId ? keepPreviousData(previous) : undefined;
}
