import { describe, expect, it, vi } from 'vitest';
import { groupsOf, walk } from './rows';
import type { Search } from './useSearch';

const query = (hits: object[], more = false, error: unknown = null) => ({
  data: { pages: [{ hits }] },
  error,
  isFetching: false,
  hasNextPage: more,
  fetchNextPage: vi.fn(),
});

const search = (change: object) =>
  ({
    enabled: true,
    only: false,
    messages: query([{ messageId: 'm-1', conversationId: 'cv-1', sequence: 7 }]),
    customers: query([{ customerId: 'cu-1', conversationId: 'cv-2' }]),
    cases: query([{ caseId: 'ca-1', conversationId: 'cv-3' }]),
    ...change,
  }) as unknown as Search;

describe('CA50: what a search has found', () => {
  it('should lead to the conversation, and to the message in it', () => {
    const opens = groupsOf(search({})).map(({ rows }) => rows.map((row) => ('opens' in row ? row.opens : undefined)));

    expect(opens).toEqual([
      [{ conversationId: 'cv-2' }],
      [{ conversationId: 'cv-1', sequence: 7 }],
      [{ conversationId: 'cv-3' }],
    ]);
  });

  it('should offer what is next as a line of its own', () => {
    const messages = query([], true);

    const [, group] = groupsOf(search({ messages }));
    const last = group?.rows.at(-1);
    if (last !== undefined && 'more' in last) {
      last.more();
    }

    expect(messages.fetchNextPage).toHaveBeenCalledOnce();
    expect(group?.count).toBe(0);
  });

  it('should be messages alone when it is narrowed by what only they have', () => {
    expect(groupsOf(search({ only: true })).map(({ kind }) => kind)).toEqual(['messages']);
  });

  it('should be walked through round its ends', () => {
    expect(walk(3, 2, 1)).toBe(0);
    expect(walk(3, 0, -1)).toBe(2);
    expect(walk(0, 0, 1)).toBe(0);
  });
});
