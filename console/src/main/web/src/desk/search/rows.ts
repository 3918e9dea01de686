import type { CaseHit, CustomerHit, MessageHit } from '../../api/history';
import type { ToRead } from '../earlier/reading';
import type { Search } from './useSearch';

export type Kind = 'customers' | 'messages' | 'cases';

/** One line of the results that can be chosen. */
export type Row =
  | { key: string; kind: 'messages'; hit: MessageHit; opens: ToRead }
  | { key: string; kind: 'customers'; hit: CustomerHit; opens: ToRead }
  | { key: string; kind: 'cases'; hit: CaseHit; opens: ToRead }
  | { key: string; kind: Kind; more: () => void };

export interface Group {
  kind: Kind;
  rows: Row[];
  /** How many were found up to now. */
  count: number;
  failure: unknown;
  waits: boolean;
}

/** The results of each kind in the order in which they are shown and walked through. */
export function groupsOf(search: Search): Group[] {
  const { messages, customers, cases, only } = search;
  const found: Group[] = [
    group('messages', messages, (hit: MessageHit): Row => ({
      key: hit.messageId,
      kind: 'messages',
      hit,
      opens: { conversationId: hit.conversationId, sequence: hit.sequence },
    })),
  ];
  if (only) {
    return found;
  }
  return [
    group('customers', customers, (hit: CustomerHit): Row => ({
      key: hit.customerId,
      kind: 'customers',
      hit,
      opens: { conversationId: hit.conversationId },
    })),
    ...found,
    group('cases', cases, (hit: CaseHit): Row => ({
      key: hit.caseId,
      kind: 'cases',
      hit,
      opens: { conversationId: hit.conversationId },
    })),
  ];
}

interface Paged<H> {
  data: { pages: { hits: H[] }[] } | undefined;
  error: unknown;
  isFetching: boolean;
  hasNextPage: boolean;
  fetchNextPage: () => unknown;
}

function group<H>(kind: Kind, query: Paged<H>, rowOf: (hit: H) => Row): Group {
  const rows = query.data?.pages.flatMap((page) => page.hits).map(rowOf) ?? [];
  return {
    kind,
    rows: query.hasNextPage ? [...rows, { key: `more-${kind}`, kind, more: () => void query.fetchNextPage() }] : rows,
    count: rows.length,
    failure: query.error,
    waits: query.isFetching,
  };
}

/** The next place in a list of so many, round at its ends. */
export const walk = (count: number, from: number, step: 1 | -1): number =>
  count === 0 ? 0 : (from + step + count) % count;
