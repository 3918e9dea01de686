const FIRST = 1_000;
const LONGEST = 30_000;

/** How long to wait before the n-th attempt in a row, n from 1: doubling, and never all at once. */
export function pause(attempt: number, random: () => number): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt - 1, 10));
  return Math.round(most * (0.5 + random() / 2));
}
