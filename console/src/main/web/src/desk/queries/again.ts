import { keepPreviousData } from '@tanstack/react-query';
import { Problem } from '../../api/http';

/** Right after an assignment other services may not know of it yet: 404 is asked again for a while. */
export const soon = (count: number, failure: Error): boolean =>
  failure instanceof Problem && (failure.status === 404 ? count < 5 : count < 3 && failure.status >= 500);

/** Shows what was known of the same contact while its news is fetched, never another contact's. */
export function keepSame<T>(contactId: string) {
  return (previous: T | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
    query?.queryKey[1] === contactId ? keepPreviousData(previous) : undefined;
}
