import { describe, expect, it } from 'vitest';
import type { Case } from '../../api/cases';
import { noteBefore, wasHandedOver } from './HandOver';

const aCase = (...authors: string[]): Case => ({
  id: 'k-1',
  customerId: 'c-1',
  status: 'OPEN',
  openedAt: '2026-01-05T09:00:00Z',
  version: 1,
  episodes: [],
  contacts: [],
  notes: authors.map((authorId, index) => ({ id: `n-${index}`, authorId, at: '2026-01-05T09:00:00Z', text: `${index}` })),
});

describe('a contact that was handed over', () => {
  it('should show the last note of whoever had it before', () => {
    expect(wasHandedOver('TRANSFER')).toBe(true);
    expect(wasHandedOver('ARRIVAL')).toBe(false);
    expect(noteBefore(aCase('u-3', 'u-2'), 'u-1')?.text).toBe('1');
  });

  it('should not show my own words to me once I have written', () => {
    expect(noteBefore(aCase('u-2', 'u-1'), 'u-1')).toBeUndefined();
    expect(noteBefore(undefined, 'u-1')).toBeUndefined();
  });
});
