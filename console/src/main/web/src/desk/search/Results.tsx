import { Alert, Loader } from '@mantine/core';
import { AlertIcon, ChannelIcon, TaskIcon } from '../../look/icons';
import { useNames } from '../../session/names';
import { problemText } from '../../words/problems';
import { useWords } from '../../words/words';
import { useHistoryWords } from '../earlier/historyWords';
import { useMoment } from '../feed/clock';
import { useQueueName } from '../plan/plan';
import { Marked } from './Marked';
import type { Group, Row } from './rows';
import styles from './Search.module.css';

interface Props {
  groups: Group[];
  chosen: string | undefined;
  onChoose: (row: Row) => void;
}

export const optionId = (row: Row) => `found-${row.key}`;

/** What was found, by kind; the keys are the search field's. */
export function Results({ groups, chosen, onChoose }: Props) {
  const words = useWords();
  const { search } = useHistoryWords();
  const waits = groups.some((group) => group.waits);
  return (
    <div className={styles.results}>
      {groups.some((group) => group.rows.length > 0) && (
        <div id="search-results" role="listbox" aria-label={search.results} aria-busy={waits}>
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <div key={group.kind} role="group" aria-label={search[group.kind]} data-testid={`found-${group.kind}`}>
              <div className={styles.kind} aria-hidden>
                {search[group.kind]}
              </div>
              {group.rows.map((row) => (
                <div
                  key={row.key}
                  id={optionId(row)}
                  role="option"
                  aria-selected={row.key === chosen}
                  className={`${styles.row} ${row.key === chosen ? styles.chosen : ''}`}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onChoose(row)}
                >
                  <Line row={row} />
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
      {waits && <Loader size="xs" aria-label={words.loading} />}
      {groups
        .filter((group) => group.failure !== null)
        .map((group) => (
          <Alert key={group.kind} color="red" p="xs" role="alert" icon={<AlertIcon size={16} />}>
            {search[group.kind]}: {search.failed} {problemText(group.failure, words)}
          </Alert>
        ))}
    </div>
  );
}

function Line({ row }: { row: Row }) {
  const words = useWords();
  const { search } = useHistoryWords();
  const moment = useMoment();
  const nameOf = useNames();
  const queueName = useQueueName();
  if ('more' in row) {
    return <span className={styles.more}>{search.more}</span>;
  }
  if (row.kind === 'customers') {
    const { name, identities, since } = row.hit;
    return (
      <>
        <span className={styles.head}>
          <span className={styles.name}>{name ?? identities[0] ?? words.customer.title}</span>
          <span className={styles.when}>{moment(since)}</span>
        </span>
        <span className={styles.muted}>{identities.join(' · ')}</span>
      </>
    );
  }
  if (row.kind === 'cases') {
    const { status, openedAt, excerpt } = row.hit;
    return (
      <>
        <span className={styles.head}>
          <TaskIcon size={14} />
          <span className={styles.name}>{status === 'OPEN' ? words.cases.open : words.cases.resolved}</span>
          <span className={styles.when}>{moment(openedAt)}</span>
        </span>
        {excerpt === undefined ? <span className={styles.muted}>{search.byId}</span> : <Marked excerpt={excerpt} />}
      </>
    );
  }
  const { channel, customerName, subject, inbound, agentId, queueId, at, excerpt } = row.hit;
  const who = inbound || agentId === undefined ? customerName : `${nameOf(agentId)} → ${customerName ?? words.customer.title}`;
  return (
    <>
      <span className={styles.head}>
        <ChannelIcon channel={channel} size={14} />
        <span className={styles.name}>{subject ?? who ?? words.customer.title}</span>
        <span className={styles.when}>{moment(at)}</span>
      </span>
      <Marked excerpt={excerpt} />
      <span className={styles.muted}>
        {[subject === undefined ? undefined : who, queueId === undefined ? undefined : queueName(queueId)]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </>
  );
}
