const first = 500;
const longest = 10_000;

/**
 * How long to wait before the next attempt, in ms: growing, and scattered so that all desks of a
 * restarted server do not come back in one moment.
 *
 * @param attempt 0 for the first
 * @param chance from 0 to 1
 */
export function waitBefore(attempt: number, chance: number): number {
  return Math.min(longest, first * 2 ** attempt) * (0.75 + chance / 2);
}
