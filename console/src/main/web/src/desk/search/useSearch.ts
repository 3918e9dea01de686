import { useInfiniteQuery } from '@tanstack/react-query';
import { type Narrowed, searchCases, searchCustomers, searchMessages } from '../../api/history';
import { Problem } from '../../api/http';

const patient = (count: number, failure: Error) =>
  failure instanceof Problem && failure.status >= 500 && failure.code !== 'search_timeout' && count < 1;

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next?: string }) => page.next,
  retry: patient,
  staleTime: 30_000,
};

/** What is found for a query, of each kind by itself: one that fails does not hide the others. */
export function useSearch(q: string, narrowed: Narrowed) {
  const enabled = q.trim().length > 1;
  const only = narrowed.channel !== undefined || narrowed.queue !== undefined || narrowed.from !== undefined;
  const messages = useInfiniteQuery({
    ...paged,
    queryKey: ['search', 'messages', q, narrowed],
    queryFn: ({ pageParam }) => searchMessages(q, narrowed, pageParam),
    enabled,
  });
  const customers = useInfiniteQuery({
    ...paged,
    queryKey: ['search', 'customers', q],
    queryFn: ({ pageParam }) => searchCustomers(q, pageParam),
    enabled: enabled && !only,
  });
  const cases = useInfiniteQuery({
    ...paged,
    queryKey: ['search', 'cases', q],
    queryFn: ({ pageParam }) => searchCases(q, pageParam),
    enabled: enabled && !only,
  });
  return { enabled, only, messages, customers, cases };
}

export type Search = ReturnType<typeof useSearch>;
