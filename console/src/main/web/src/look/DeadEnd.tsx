import type { ReactNode } from 'react';
import styles from './DeadEnd.module.css';

interface Props {
  title: string;
  text: string;
  /** The way out. */
  children: ReactNode;
}

/** A page that has nothing to show: it says why, and where to go. */
export function DeadEnd({ title, text, children }: Props) {
  return (
    <div className={styles.page}>
      <img src="/strowger.svg" alt="" width="56" height="56" />
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </div>
  );
}
