import { useInfiniteQuery } from '@tanstack/react-query';
import { timeline } from '../../api/history';
import { soon } from '../queries/again';

/** The contacts of a customer, page by page, the latest first. */
export function useTimeline(customerId: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['timeline', customerId],
    queryFn: ({ pageParam }) => timeline(customerId ?? '', pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: customerId !== undefined,
    retry: soon,
    retryDelay: 800,
    refetchOnMount: 'always',
  });
}
