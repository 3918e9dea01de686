import { useQuery } from '@tanstack/react-query';
import { people } from '../api/console';

/** Display names by user id. */
export function useNames(): (id: string) => string {
  const names = useQuery({ queryKey: ['people'], queryFn: people, staleTime: 300_000 }).data;
  return (id) => names?.find((person) => person.id === id)?.name ?? id;
}
