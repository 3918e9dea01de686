import { useMemo } from 'react';
import { useDeskState } from '../feed/stores';

/** What the routing plan says to this agent: it comes with each snapshot. */
export const useDispositions = () => useDeskState(({ dispositions }) => dispositions);
export const usePassOn = () => useDeskState(({ passOn }) => passOn);
export const useBreakReasons = () => useDeskState(({ breakReasons }) => breakReasons);

/** What an outcome is called. */
export function useOutcomeName(): (code: string) => string {
  const dispositions = useDispositions();
  return useMemo(() => (code) => dispositions.find((one) => one.code === code)?.name ?? code, [dispositions]);
}

export const useQueues = () => useDeskState(({ queues }) => queues);

/** The queues she serves. */
export const useOwnQueues = useQueues;

/** Queues she takes from herself. */
export function usePullQueues(): string[] {
  const queues = useQueues();
  return useMemo(() => queues.filter((queue) => queue.delivery === 'PULL').map((queue) => queue.name), [queues]);
}

export function useQueueName(): (queueId: string) => string {
  const { queues } = usePassOn();
  return useMemo(() => (queueId) => queues.find((queue) => queue.queueId === queueId)?.name ?? queueId, [queues]);
}
