import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Activity } from './Activity';

describe('Activity', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('should tell the first act at once and the last within a second (TR31)', () => {
    const tell = vi.fn();
    const activity = new Activity(tell);

    activity.note();
    activity.note();
    activity.note();

    expect(tell).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1_000);
    expect(tell).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(10_000);
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('should tell nothing after it stopped', () => {
    const tell = vi.fn();
    const activity = new Activity(tell);
    activity.note();
    activity.note();

    activity.stop();

    vi.advanceTimersByTime(10_000);
    expect(tell).toHaveBeenCalledTimes(1);
  });
});
