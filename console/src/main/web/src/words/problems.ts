import { Problem } from '../api/http';
import type { Words } from './en';

/** What a person is told about a failure: our words for its code, else the server's sentence. */
export function problemText(failure: unknown, words: Words): string {
  if (!(failure instanceof Problem)) {
    return words.problems.internal ?? '';
  }
  const known = words.problems[failure.code];
  if (known !== undefined) {
    return known;
  }
  const byStatus: Record<number, string> = {
    401: 'not_authenticated',
    403: 'forbidden',
    404: 'not_found',
    429: 'too_many_attempts',
    503: 'unavailable',
  };
  const code = byStatus[failure.status];
  return (code === undefined ? undefined : words.problems[code]) ?? (failure.detail || (words.problems.internal ?? ''));
}
