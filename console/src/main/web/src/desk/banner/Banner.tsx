import type { ReactNode } from 'react';
import styles from './Banner.module.css';

/** A line over the desk, for as long as something is the matter. */
export function Banner({ tone, children }: { tone: 'warning' | 'alarm'; children: ReactNode }) {
  return (
    <div className={styles.banner} data-tone={tone} role="status">
      {children}
    </div>
  );
}
