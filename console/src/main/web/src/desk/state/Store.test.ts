import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Store } from './Store';

const counting = () => new Store<number, number>((sum, more) => sum + more, 0);

describe('a store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('should tell a single change at once', () => {
    const store = counting();
    const told: number[] = [];
    store.subscribe(() => told.push(store.state));

    store.dispatch(1);

    expect(told).toEqual([1]);
  });

  it('should know each change of a burst, and tell the burst in one', () => {
    const store = counting();
    const told: number[] = [];
    store.subscribe(() => told.push(store.state));

    for (let n = 0; n < 1000; n += 1) {
      store.dispatch(1);
    }

    expect(store.state).toBe(1000);
    expect(told).toEqual([1]);
    vi.advanceTimersByTime(16);
    expect(told).toEqual([1, 1000]);
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([1, 1000]);
  });

  it('should tell nothing when nothing changed', () => {
    const store = counting();
    const listener = vi.fn();
    store.subscribe(listener);

    store.dispatch(0);
    vi.advanceTimersByTime(100);

    expect(listener).not.toHaveBeenCalled();
  });

  it('should tell nobody who left', () => {
    const store = counting();
    const listener = vi.fn();
    store.subscribe(listener)();

    store.dispatch(1);

    expect(listener).not.toHaveBeenCalled();
  });
});
