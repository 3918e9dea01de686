import { describe, expect, it } from 'vitest';
import { waitBefore } from './backoff';

describe('back-off', () => {
  it('should grow to ten seconds and no further', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => waitBefore(attempt, 0.5))).toEqual([
      500, 1000, 2000, 4000, 8000, 10_000, 10_000,
    ]);
  });

  it('should scatter around that', () => {
    expect(waitBefore(1, 0)).toBe(750);
    expect(waitBefore(1, 1)).toBe(1250);
  });
});
