import { useQuery } from '@tanstack/react-query';
import { cannedReplyHistory } from '../api/canned';
import { useNames } from '../session/names';
import { useLanguage } from '../words/words';
import styles from './Replies.module.css';
import { useRepliesWords } from './words/words';

/** Who made what of a reply, the latest first. */
export function History({ id, version }: { id: string; version: number }) {
  const { formats } = useLanguage();
  const words = useRepliesWords();
  const nameOf = useNames();
  const { data = [] } = useQuery({
    queryKey: ['canned-reply-history', id, version],
    queryFn: () => cannedReplyHistory(id),
  });
  return (
    <section className={styles.history} aria-label={words.history}>
      <h3>{words.history}</h3>
      <ol>
        {data.map((change) => (
          <li key={change.version}>
            <details>
              <summary>
                {nameOf(change.by)} · {words.kinds[change.kind] ?? change.kind} ·{' '}
                <time dateTime={change.at}>{formats.moment(change.at, Date.now())}</time>
              </summary>
              <div className={styles.was} lang={change.language}>
                {change.text}
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
