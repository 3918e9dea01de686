import type { ReactNode } from 'react';
import type { Excerpt } from '../../api/history';
import styles from './Search.module.css';

/** A part of a text with what was found in it marked: text stays text. */
export function Marked({ excerpt }: { excerpt: Excerpt }) {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const { from, to } of excerpt.ranges) {
    parts.push(
      excerpt.text.slice(done, from),
      <mark key={from} className={styles.mark}>
        {excerpt.text.slice(from, to)}
      </mark>,
    );
    done = to;
  }
  return (
    <span className={styles.excerpt} dir="auto">
      {parts}
      {excerpt.text.slice(done)}
    </span>
  );
}
