import { useQuery } from '@tanstack/react-query';
import { people } from '../../api/console';
import { type ChannelType, targets } from '../../api/routing';
import { useSignedIn } from '../../session/SignedIn';
import { usePassOn } from '../plan/plan';
import { targetsOf } from './targets';

/** Asked once when a picker opens, and now and then while it stands open; never by each key. */
export function useTargets(channel: ChannelType) {
  const { userId } = useSignedIn();
  const { queues, skills } = usePassOn();
  const colleagues = useQuery({ queryKey: ['people'], queryFn: people, staleTime: 300_000 }).data ?? [];
  const { data: told, isError } = useQuery({
    queryKey: ['targets', channel],
    queryFn: () => targets(channel),
    staleTime: 5_000,
    refetchInterval: 15_000,
  });
  return { told, isError, all: targetsOf({ queues, people: colleagues, skills }, told, userId) };
}
