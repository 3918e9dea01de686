import { describe, expect, it } from 'vitest';
import type { Kpis, QueueBoard } from '../api/kpi';
import { alarmsOf } from './alarms';

const quiet: Kpis = {
  from: '2026-01-05T00:00:00Z',
  enqueued: 0,
  answered: 0,
  abandoned: 0,
  serviceLevel: { numerator: 0, denominator: 0 },
  handled: 0,
  abandonRate: { numerator: 0, denominator: 0 },
  callbacks: 0,
  expired: 0,
};
const queue: QueueBoard = {
  queueId: 'support-mail',
  name: 'Support mail',
  delivery: 'PUSH',
  channels: ['EMAIL'],
  waiting: 1,
  oldestWaitSeconds: 115,
  offered: 0,
  target: { percent: 80, withinSeconds: 120 },
  today: quiet,
  last30m: quiet,
  callbacksWaiting: 0,
  deferred: 0,
};

describe('alarms', () => {
  it('should ring when the oldest wait passes the target, also between two pushes', () => {
    expect(alarmsOf(queue, 4).overTarget).toBe(false);
    expect(alarmsOf(queue, 6).overTarget).toBe(true);
    expect(alarmsOf({ ...queue, waiting: 0 }, 600).overTarget).toBe(false);
  });

  it('should not ring for a service level without data', () => {
    const low = { ...quiet, serviceLevel: { numerator: 1, denominator: 2, percent: 50 } };

    expect(alarmsOf(queue, 0).underLevel).toBe(false);
    expect(alarmsOf({ ...queue, last30m: low }, 0).underLevel).toBe(true);
  });
});
