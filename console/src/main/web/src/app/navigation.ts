import { useSyncExternalStore } from 'react';
import type { Role } from '../api/console';

const changed = 'strowger:navigated';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(changed, listener);
  };
}

/** The path in the address bar; the server sends the same page for each of ours. */
export const usePath = (): string => useSyncExternalStore(subscribe, () => window.location.pathname);

export function navigate(path: string): void {
  if (window.location.pathname !== path) {
    window.history.pushState(null, '', path);
    window.dispatchEvent(new Event(changed));
  }
}

/** Where a person begins: agents at their desk, all others at the wallboard. */
export const startPage = (roles: Role[]): string => (roles.includes('AGENT') ? '/desk' : '/wallboard');
