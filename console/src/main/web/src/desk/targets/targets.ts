import type { Person } from '../../api/console';
import type { Targets } from '../../api/routing';

export type TargetKind = 'queue' | 'agent' | 'level';

/** Where a contact can go, or who can be asked about it. */
export interface Target {
  /** `queue:…`, `agent:…` or `level:<skill>:<level>`. */
  value: string;
  kind: TargetKind;
  name: string;
  /** Whether it would be taken now: said by a sign beside the words. */
  ready: boolean;
  /** Whether nobody can take it there; it cannot be chosen. */
  shut: boolean;
}

/** What is known of names, and who asks. */
export interface Known {
  queues: { queueId: string; name: string }[];
  people: Person[];
  skills: string[];
}

const levels = [1, 2, 3, 4, 5];

/** All targets by kind; of agents whom the router did not name no state is known. */
export function targetsOf({ queues, people, skills }: Known, told: Targets | undefined, me: string): Target[] {
  const queueOf = new Map(told?.queues.map((one) => [one.queueId, one]));
  const agentOf = new Map(told?.agents.map((one) => [one.agentId, one]));
  return [
    ...queues.map(({ queueId, name }) => ({
      value: `queue:${queueId}`,
      kind: 'queue' as const,
      name,
      ready: queueOf.get(queueId)?.free ?? false,
      shut: false,
    })),
    ...people
      .filter(({ id }) => id !== me)
      .map(({ id, name }) => ({
        value: `agent:${id}`,
        kind: 'agent' as const,
        name,
        ready: agentOf.get(id)?.reachable ?? false,
        shut: told !== undefined && told.agents.length < mostAgents && !agentOf.has(id),
      })),
    ...skills.flatMap((skill) => {
      const reach = told?.skills.find((one) => one.skill === skill);
      return levels
        .filter((level) => told === undefined || (reach?.signedIn[level - 1] ?? 0) > 0)
        .map((level) => ({
          value: `level:${skill}:${level}`,
          kind: 'level' as const,
          name: `${skill} ${level}`,
          ready: (reach?.reachable[level - 1] ?? 0) > 0,
          shut: false,
        }));
    }),
  ];
}

/** So many agents the router names; more may be there then. */
const mostAgents = 200;

export interface Shelf {
  heading: TargetKind | 'recent';
  targets: Target[];
}

const shown = 40;

/** What fits the typed text, those taken last on top, then those who would take it now. */
export function shelvesOf(targets: Target[], recent: string[], typed: string, kinds: TargetKind[]): Shelf[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/);
  const fits = targets.filter(
    (one) => kinds.includes(one.kind) && wanted.every((word) => one.name.toLowerCase().includes(word)),
  );
  const before = recent
    .map((value) => fits.find((one) => one.value === value))
    .filter((one) => one !== undefined && !one.shut) as Target[];
  const rest = fits.filter((one) => !before.includes(one));
  const rank = (one: Target) => (one.shut ? 2 : one.ready ? 0 : 1);
  const shelf = (kind: TargetKind): Shelf => ({
    heading: kind,
    targets: rest
      .filter((one) => one.kind === kind)
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, shown),
  });
  return [{ heading: 'recent' as const, targets: before }, ...kinds.map(shelf)].filter(
    ({ targets: some }) => some.length > 0,
  );
}

/** The place beside another, past those that cannot be chosen; it stays inside. */
export function beside(shelves: Shelf[], value: string | null, step: 1 | -1): string | null {
  const open = shelves.flatMap(({ targets }) => targets).filter(({ shut }) => !shut);
  const here = open.findIndex((one) => one.value === value);
  const next = here < 0 ? (step > 0 ? 0 : open.length - 1) : here + step;
  return open[Math.max(0, Math.min(open.length - 1, next))]?.value ?? null;
}

/** What a target asks of the router. */
export function placeOf(value: string): {
  toQueue?: string;
  toAgent?: string;
  requiredSkills: { skill: string; level: number }[];
} {
  const [kind, ...rest] = value.split(':');
  if (kind === 'level') {
    return { requiredSkills: [{ skill: rest.slice(0, -1).join(':'), level: Number(rest.at(-1)) }] };
  }
  const id = rest.join(':');
  return kind === 'agent' ? { toAgent: id, requiredSkills: [] } : { toQueue: id, requiredSkills: [] };
}

/** Who signed in has a level, by id. */
export function reachOf(value: string, told: Targets | undefined): string[] {
  const wanted = placeOf(value).requiredSkills[0];
  return wanted === undefined
    ? []
    : (told?.agents ?? [])
        .filter(({ skills }) => (skills[wanted.skill] ?? 0) >= wanted.level)
        .map(({ agentId }) => agentId);
}
