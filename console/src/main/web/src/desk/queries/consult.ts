import { useQuery } from '@tanstack/react-query';
import { consult } from '../../api/gateway';
import { useConnections } from '../feed/stores';
import { keepSame, soon } from './again';

export const consults = ['consult'];
export const consultKey = (consultId: string) => [...consults, consultId];

/** The gateway's word of a consult: read anew with each news of it. */
export function useConsult(consultId: string, at: number) {
  const followed = useConnections(({ gateway }) => gateway.kind === 'live');
  return useQuery({
    queryKey: [...consultKey(consultId), at],
    queryFn: () => consult(consultId, at),
    placeholderData: keepSame(consultId),
    retry: soon,
    retryDelay: 800,
    refetchInterval: followed ? 30_000 : 5_000,
  });
}
