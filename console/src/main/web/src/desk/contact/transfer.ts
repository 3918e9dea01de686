import type { Person } from '../../api/console';
import type { PassOn, Transfer, TransferReason } from '../../api/routing';

/** What the agent has chosen so far. */
export interface Choice {
  /** `queue:…` or `agent:…`. */
  target: string | null;
  reason: TransferReason | null;
  skill: string | null;
  level: number;
}

export const reasons = ['WRONG_QUEUE', 'SKILL_NEEDED', 'LANGUAGE_NEEDED', 'ESCALATION', 'OTHER'] as const;

interface Targets {
  group: string;
  items: { value: string; label: string }[];
}

/** Where a contact can go: other queues and colleagues, each under its heading. */
export function targets(
  { queues }: PassOn,
  people: Person[],
  here: { queueId: string; userId: string },
  headings: { queues: string; colleagues: string },
): Targets[] {
  return [
    {
      group: headings.queues,
      items: queues
        .filter(({ queueId }) => queueId !== here.queueId)
        .map(({ queueId, name }) => ({ value: `queue:${queueId}`, label: name })),
    },
    {
      group: headings.colleagues,
      items: people
        .filter(({ id }) => id !== here.userId)
        .map(({ id, name }) => ({ value: `agent:${id}`, label: name })),
    },
  ].filter(({ items }) => items.length > 0);
}

/** Whether a level has to be named: an escalation goes to whoever can do more. */
export const needsLevel = (reason: TransferReason | null): boolean =>
  reason === 'ESCALATION' || reason === 'SKILL_NEEDED';

/** What the router is asked for; null while something is missing. An escalation may stay in its queue. */
export function transferOf({ target, reason, skill, level }: Choice): Transfer | null {
  const levelled = needsLevel(reason) && skill !== null;
  if (reason === null || (reason === 'ESCALATION' && skill === null) || (target === null && !levelled)) {
    return null;
  }
  return {
    reason,
    toQueue: target?.startsWith('queue:') === true ? target.slice(6) : undefined,
    toAgent: target?.startsWith('agent:') === true ? target.slice(6) : undefined,
    requiredSkills: levelled ? [{ skill, level }] : [],
  };
}
