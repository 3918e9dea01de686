import { useNames } from '../session/names';
import type { AgentRow, Wallboard } from '../api/kpi';
import type { AgentState } from '../api/routing';
import { useLanguage } from '../words/words';
import rows from './Agents.module.css';
import styles from './Wallboard.module.css';
import { useBoardWords } from './words/words';

const order: AgentState[] = [
  'AVAILABLE',
  'OFFERED',
  'ENGAGED',
  'WRAP_UP',
  'AWAY',
  'NOT_RESPONDING',
  'UNREACHABLE',
  'OFFLINE',
];

/** How many agents are in which state, and who is how long. */
export function Agents({ agents, now, secondsSince }: { agents: Wallboard['agents']; now: number; secondsSince: number }) {
  const { words, formats } = useLanguage();
  const board = useBoardWords();
  const present = agents.list
    .filter((agent) => agent.state !== 'OFFLINE')
    .sort(
      (one, other) =>
        order.indexOf(one.state) - order.indexOf(other.state) || Date.parse(one.since) - Date.parse(other.since),
    );
  return (
    <section className={styles.card} aria-label={board.agents}>
      <header className={styles.cardHead}>
        <h2>{board.agents}</h2>
      </header>
      <div className={rows.states}>
        {order.map((state) => (
          <div
            key={state}
            className={rows.state}
            data-state={state}
            data-none={!count(agents, state) || undefined}
            title={state === 'ENGAGED' ? board.engaged : undefined}
          >
            <span className={rows.stateValue}>{formats.number(count(agents, state))}</span>
            <span>{words.agentStates[state]}</span>
            <Longest agents={agents} state={state} secondsSince={secondsSince} />
          </div>
        ))}
      </div>
      {agents.list.length === 0 && <p className={styles.muted}>{board.noAgents}</p>}
      <ul className={rows.people}>
        {present.map((agent) => (
          <Person key={agent.agentId} agent={agent} now={now} />
        ))}
      </ul>
    </section>
  );
}

/** Who is with a contact is engaged, also who does not respond or went away meanwhile. */
const count = (agents: Wallboard['agents'], state: AgentState): number =>
  state === 'ENGAGED' ? agents.engaged : (agents.byState[state] ?? 0);

/** How long the one who is longest in a state has been in it. */
function Longest({ agents, state, secondsSince }: { agents: Wallboard['agents']; state: AgentState; secondsSince: number }) {
  const { formats } = useLanguage();
  const board = useBoardWords();
  const longest = agents.longestInState[state];
  return longest === undefined || state === 'OFFLINE' ? null : (
    <span className={rows.longest}>{board.longest(formats.duration(longest.seconds + secondsSince))}</span>
  );
}

/** What she holds, whatever her state. */
function Load({ held, mayHold }: Pick<AgentRow, 'held' | 'mayHold'>) {
  const { words, formats } = useLanguage();
  const said = words.presence.load(held, mayHold);
  return (
    <span className={rows.load} title={said}>
      {held > 0 && (
        <>
          <span className="visually-hidden">{said}</span>
          <span aria-hidden="true">
            {formats.number(held)}
            {mayHold !== undefined && `/${formats.number(mayHold)}`}
          </span>
        </>
      )}
    </span>
  );
}

function Person({ agent, now }: { agent: AgentRow; now: number }) {
  const { words, formats } = useLanguage();
  const nameOf = useNames();
  const state =
    agent.state === 'AWAY'
      ? (words.presence.names[agent.presence] ?? agent.presence) + (agent.reason === undefined ? '' : `: ${agent.reason}`)
      : (words.agentStates[agent.state] ?? agent.state);
  return (
    <li className={rows.person} data-state={agent.state}>
      <span className={rows.personName}>{nameOf(agent.agentId)}</span>
      <span className={styles.muted}>{state}</span>
      <Load held={agent.held} mayHold={agent.mayHold} />
      <span className="numerals">{formats.duration((now - Date.parse(agent.since)) / 1000)}</span>
    </li>
  );
}
