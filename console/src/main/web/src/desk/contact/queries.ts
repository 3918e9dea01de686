import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { caseOfContact, casesOfCustomer, resolutions } from '../../api/cases';
import { conversation } from '../../api/gateway';
import { Problem } from '../../api/http';

export const conversationKey = (contactId: string) => ['conversation', contactId];
export const caseKey = (contactId: string) => ['case', contactId];

/** Right after an assignment other services may not know of it yet: 404 is asked again for a while. */
const soon = (count: number, failure: Error) =>
  failure instanceof Problem && (failure.status === 404 ? count < 5 : count < 3 && failure.status >= 500);

/**
 * @param at the last command that concerns the contact: a later one means there is news
 * @param offered a contact that is not mine yet brings no events of its own
 */
export function useConversation(contactId: string, at: number, offered: boolean) {
  return useQuery({
    queryKey: [...conversationKey(contactId), at],
    queryFn: () => conversation(contactId, at),
    placeholderData: keepSame(contactId),
    retry: soon,
    retryDelay: 800,
    refetchInterval: (query) =>
      query.state.data?.messages.some((message) => message.delivery?.state === 'SENDING')
        ? 2_000
        : offered
          ? 5_000
          : 20_000,
  });
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
