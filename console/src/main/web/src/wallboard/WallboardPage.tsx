import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Wallboard } from '../api/kpi';
import { useSeconds } from '../clock/seconds';
import { AlertIcon } from '../look/icons';
import { useLanguage } from '../words/words';
import { Agents } from './Agents';
import { Channels } from './Channels';
import { QueueCard } from './QueueCard';
import { useWallboard } from './useWallboard';
import styles from './Wallboard.module.css';
import { useBoardWords } from './words/words';

const staleAfter = 5_000;

/** Queue health at a glance, on a TV: dark, big, alive. */
export default function WallboardPage() {
  const queries = useQueryClient();
  const refused = useCallback(() => void queries.invalidateQueries({ queryKey: ['me'] }), [queries]);
  const { board, receivedAt } = useWallboard(refused);
  useSeconds();
  return <Board board={board} age={Date.now() - receivedAt} />;
}

function Board({ board, age }: { board: Wallboard | null; age: number }) {
  const { formats } = useLanguage();
  const words = useBoardWords();
  const stale = age > staleAfter;
  if (board === null) {
    return (
      <div className={styles.page}>
        {stale && <Stale age={age} />}
        <p className={styles.empty}>{words.connecting}</p>
      </div>
    );
  }
  const seconds = stale ? 0 : age / 1000;
  return (
    <div className={styles.page} data-stale={stale || undefined} data-many={board.queues.length > 4 || undefined}>
      {stale && <Stale age={age} />}
      <h1 className="visually-hidden">{words.title}</h1>
      {board.queues.length === 0 ? (
        <p className={styles.empty}>{words.noQueues}</p>
      ) : (
        <section aria-label={words.queues} className={styles.queues}>
          {board.queues.map((queue) => (
            <QueueCard key={queue.queueId} queue={queue} now={board.now} secondsSince={seconds} />
          ))}
        </section>
      )}
      <div className={styles.bottom}>
        <Channels channels={board.channels} secondsSince={seconds} />
        <Agents agents={board.agents} now={Date.parse(board.now) + seconds * 1000} secondsSince={seconds} />
      </div>
      <p className={styles.asOf}>
        {board.domain} · {words.asOf(formats.clockWithSeconds(board.now))}
      </p>
    </div>
  );
}

function Stale({ age }: { age: number }) {
  const { formats } = useLanguage();
  const words = useBoardWords();
  return (
    <div className={styles.stale} role="alert">
      <AlertIcon size={28} />
      {words.stale(formats.duration(age / 1000))}
    </div>
  );
}
