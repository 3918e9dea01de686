import type { ReactNode } from 'react';
import type { Snippet } from '../../api/history';
import styles from './Search.module.css';

/** A part of a text with what was found in it marked: text stays text. */
export function Marked({ snippet }: { snippet: Snippet }) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { from, to } of snippet.ranges) {
    parts.push(
      snippet.text.slice(done, from),
      <mark key={from} className={styles.mark}>
        {snippet.text.slice(from, to)}
      </mark>,
    );
    done = to;
  }
  return (
    <span className={styles.snippet} dir="auto">
      {parts}
      {snippet.text.slice(done)}
    </span>
  );
}
