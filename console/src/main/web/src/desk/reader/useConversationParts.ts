import { useInfiniteQuery } from '@tanstack/react-query';
import { conversationPart, type Part } from '../../api/history';
import type { ToRead } from '../earlier/reading';

/** A conversation, part by part in both directions from where it was opened. */
export function useConversationParts(opened: ToRead | null) {
  return useInfiniteQuery({
    queryKey: ['part', opened?.conversationId, opened?.sequence],
    queryFn: ({ pageParam }) => conversationPart(opened?.conversationId ?? '', pageParam),
    initialPageParam: (opened?.sequence === undefined ? {} : { around: opened.sequence }) as Part,
    getPreviousPageParam: (first): Part | undefined => (first.older === undefined ? undefined : { before: first.older }),
    getNextPageParam: (last): Part | undefined => (last.newer === undefined ? undefined : { after: last.newer }),
    enabled: opened !== null,
    staleTime: 30_000,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: 1,
  });
}
