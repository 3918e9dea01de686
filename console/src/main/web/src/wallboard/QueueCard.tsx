import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { AlertIcon, ChannelIcon, CheckIcon } from '../look/icons';
import type { Kpis, QueueBoard, Ratio } from '../api/kpi';
import { useLanguage } from '../words/words';
import { alarmsOf } from './alarms';
import styles from './Wallboard.module.css';
import { useBoardWords } from './words/words';

interface Props {
  queue: QueueBoard;
  now: string;
  secondsSince: number;
}

/** One queue: what waits now in big numerals, how it went below. */
export function QueueCard({ queue, now, secondsSince }: Props) {
  const { words, formats } = useLanguage();
  const alarms = alarmsOf(queue, secondsSince);
  const alarmed = alarms.overTarget || alarms.underLevel;
  const board = useBoardWords();
  return (
    <article className={styles.card} data-alarm={alarmed || undefined}>
      <header className={`${styles.cardHead} ${styles.queueHead}`}>
        <h2 className={styles.named}>
          {queue.name}
          {queue.channels.map((channel) => (
            <span key={channel} className={styles.channelIcon} title={words.channels[channel] ?? channel}>
              <ChannelIcon channel={channel} size={20} />
            </span>
          ))}
        </h2>
        <span className={styles.muted}>
          {board.target(queue.target.percent, formats.duration(queue.target.withinSeconds))} ·{' '}
          {queue.delivery === 'PUSH' ? board.push : board.pull}
        </span>
      </header>
      <div className={styles.health}>
      <div>
      <div className={styles.now}>
        <Numeral label={board.waiting} value={formats.number(queue.waiting)} />
        <Numeral
          label={board.oldest}
          alarm={alarms.overTarget ? board.overTarget : undefined}
          value={
            queue.oldestWaitSeconds === undefined ? '–' : formats.duration(queue.oldestWaitSeconds + secondsSince)
          }
        />
        <Numeral
          label={board.serviceLevel}
          alarm={alarms.underLevel ? board.underLevel : undefined}
          good={queue.last30m.serviceLevel.percent !== undefined && !alarms.underLevel ? board.ok : undefined}
          value={<Level ratio={queue.last30m.serviceLevel} />}
        />
      </div>
      <Aside queue={queue} />
      </div>
      <table className={styles.spans}>
        <thead>
          <tr>
            <th />
            <Span kpis={queue.last30m} now={now} label={board.last30} />
            <Span kpis={queue.today} now={now} label={board.today} />
          </tr>
        </thead>
        <tbody>
          <Row name={board.serviceLevel} of={(kpis) => <Level ratio={kpis.serviceLevel} />} queue={queue} />
          <Row name={board.asa} of={(kpis) => seconds(kpis.asaSeconds, formats.duration)} queue={queue} />
          <Row name={board.aht} of={(kpis) => seconds(kpis.ahtSeconds, formats.duration)} queue={queue} />
          <Row name={board.enqueued} of={(kpis) => formats.number(kpis.enqueued)} queue={queue} />
          <Row name={board.answered} of={(kpis) => formats.number(kpis.answered)} queue={queue} />
          <Row name={board.abandoned} of={(kpis) => <Abandoned ratio={kpis.abandonRate} />} queue={queue} />
        </tbody>
      </table>
      </div>
    </article>
  );
}

/** Who is in no line and yet not served: told where there is any, and always where customers call. */
function Aside({ queue }: { queue: QueueBoard }) {
  const { formats } = useLanguage();
  const board = useBoardWords();
  const told = [
    [board.callbacks, queue.callbacksWaiting],
    [board.deferred, queue.deferred],
  ] as const;
  const calls = queue.channels.includes('VOICE');
  const known = told.filter(([, count]) => count !== undefined && (count > 0 || calls));
  return known.length === 0 ? null : (
    <dl className={styles.aside}>
      {known.map(([name, count]) => (
        <div key={name} data-none={count === 0 || undefined}>
          <dt>{name}</dt>
          <dd>{formats.number(count ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface NumeralProps {
  label: string;
  value: ReactNode;
  alarm?: string;
  good?: string;
}

function Numeral({ label, value, alarm, good }: NumeralProps) {
  return (
    <div className={styles.numeral} data-alarm={alarm !== undefined || undefined}>
      <span className={styles.label}>
        {alarm !== undefined && <AlertIcon size={18} />}
        {alarm === undefined && good !== undefined && <CheckIcon size={16} />}
        {label}
      </span>
      <span className={styles.value} data-long={(typeof value === 'string' && value.length > 5) || undefined}>
        {value}
      </span>
      {alarm !== undefined && <span className="visually-hidden">{alarm}</span>}
    </div>
  );
}

function Span({ kpis, now, label }: { kpis: Kpis; now: string; label: string }) {
  const { formats } = useLanguage();
  const board = useBoardWords();
  return (
    <th scope="col">
      {label}
      {kpis.from !== undefined && (
        <span className={styles.span}>{board.span(formats.clock(kpis.from), formats.clock(now))}</span>
      )}
    </th>
  );
}

function Row({ name, of, queue }: { name: string; of: (kpis: Kpis) => ReactNode; queue: QueueBoard }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{of(queue.last30m)}</td>
      <td>{of(queue.today)}</td>
    </tr>
  );
}

/** A share never stands without its numerator and denominator. */
export function Level({ ratio }: { ratio: Ratio }) {
  const { formats } = useLanguage();
  const board = useBoardWords();
  const text =
    ratio.percent === undefined ? board.noData : board.ratio(ratio.numerator, ratio.denominator);
  return (
    <Tooltip label={text}>
      <span tabIndex={0} aria-label={`${ratio.percent === undefined ? '' : formats.percent(ratio.percent)} ${text}`}>
        {ratio.percent === undefined ? '–' : formats.percent(Math.round(ratio.percent))}
      </span>
    </Tooltip>
  );
}

function Abandoned({ ratio }: { ratio: Ratio }) {
  const { formats } = useLanguage();
  const board = useBoardWords();
  return (
    <Tooltip label={board.abandonRatio(ratio.numerator, ratio.denominator)}>
      <span tabIndex={0}>
        {formats.number(ratio.numerator)}
        {ratio.percent !== undefined && <span className={styles.muted}> {formats.percent(ratio.percent)}</span>}
      </span>
    </Tooltip>
  );
}

export function seconds(value: number | undefined, duration: (seconds: number) => string): string {
  return value === undefined ? '–' : duration(Math.round(value));
}
