import { ChannelIcon } from '../look/icons';
import type { ChannelBoard } from '../api/kpi';
import { useLanguage } from '../words/words';
import { Level, seconds } from './QueueCard';
import styles from './Wallboard.module.css';
import { useBoardWords } from './words/words';

/** The same numbers per channel. */
export function Channels({ channels, secondsSince }: { channels: ChannelBoard[]; secondsSince: number }) {
  const { words, formats } = useLanguage();
  const board = useBoardWords();
  return (
    <section className={styles.card} aria-label={board.channels}>
      <header className={styles.cardHead}>
        <h2>{board.channels}</h2>
        <span className={styles.muted}>{board.today}</span>
      </header>
      <table className={`${styles.spans} ${styles.channels}`}>
        <thead>
          <tr>
            <th scope="col">{board.channel}</th>
            <th scope="col">{board.waiting}</th>
            <th scope="col">{board.oldest}</th>
            <th scope="col">{board.serviceLevel}</th>
            <th scope="col">{board.asa}</th>
            <th scope="col">{board.aht}</th>
            <th scope="col">{board.handled}</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((one) => (
            <tr key={one.channel}>
              <th scope="row">
                <span className={styles.named}>
                  <ChannelIcon channel={one.channel} /> {words.channels[one.channel] ?? one.channel}
                </span>
              </th>
              <td>{formats.number(one.waiting)}</td>
              <td>
                {one.oldestWaitSeconds === undefined ? '–' : formats.duration(one.oldestWaitSeconds + secondsSince)}
              </td>
              <td>
                <Level ratio={one.today.serviceLevel} />
              </td>
              <td>{seconds(one.today.asaSeconds, formats.duration)}</td>
              <td>{seconds(one.today.ahtSeconds, formats.duration)}</td>
              <td>{formats.number(one.today.handled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
