import { PhoneIcon } from '../look/icons';
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
export function Agents({ agents, now }: { agents: Wallboard['agents']; now: number }) {
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
          <div key={state} className={rows.state} data-state={state} data-none={!agents.byState[state] || undefined}>
            <span className={rows.stateValue}>{formats.number(agents.byState[state] ?? 0)}</span>
            <span>{words.agentStates[state]}</span>
            <Longest agents={agents.list} state={state} now={now} />
          </div>
        ))}
      </div>
      {agents.inCall !== undefined && (
        <p className={rows.inCall}>
          <PhoneIcon size={18} /> {board.inCall}: <strong>{formats.number(agents.inCall)}</strong>
        </p>
      )}
      {agents.list.length === 0 && <p className={styles.muted}>{board.noAgents}</p>}
      <ul className={rows.people}>
        {present.map((agent) => (
          <Person key={agent.agentId} agent={agent} now={now} />
        ))}
      </ul>
    </section>
  );
}

/** How long the one who is longest in a state has been in it. */
function Longest({ agents, state, now }: { agents: AgentRow[]; state: AgentState; now: number }) {
  const { formats } = useLanguage();
  const board = useBoardWords();
  const since = agents.filter((agent) => agent.state === state).map((agent) => Date.parse(agent.since));
  return since.length === 0 || state === 'OFFLINE' ? null : (
    <span className={rows.longest}>{board.longest(formats.duration((now - Math.min(...since)) / 1000))}</span>
  );
}

function Person({ agent, now }: { agent: AgentRow; now: number }) {
  const { words, formats } = useLanguage();
  const nameOf = useNames();
  const state =
    agent.state === 'AWAY'
      ? words.presence.names[agent.presence] + (agent.reason === undefined ? '' : `: ${agent.reason}`)
      : words.agentStates[agent.state];
  return (
    <li className={rows.person} data-state={agent.state}>
      <span className={rows.personName}>{nameOf(agent.agentId)}</span>
      <span className={styles.muted}>{state}</span>
      <span className="numerals">{formats.duration((now - Date.parse(agent.since)) / 1000)}</span>
    </li>
  );
}
