import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = 0;

function tick(): void {
  second += 1;
  listeners.forEach((listener) => listener());
}

/** One clock for all parts of the page: they move on in one step. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Renders again every second. */
export const useSeconds = (): void => void useSyncExternalStore(subscribe, () => second);

/** Looks every second, renders again when what is seen has changed. */
export const useEachSecond = <T extends string | number | boolean>(look: () => T): T =>
  useSyncExternalStore(subscribe, look);
