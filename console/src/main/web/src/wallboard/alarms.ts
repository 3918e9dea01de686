import type { QueueBoard } from '../api/kpi';

export interface Alarms {
  /** The oldest contact has waited longer than the target allows. */
  overTarget: boolean;
  /** The service level of the last 30 minutes is under the target. */
  underLevel: boolean;
}

/** What a queue should be looked at for. */
export function alarmsOf(queue: QueueBoard, secondsSince: number): Alarms {
  const oldest = queue.oldestWaitSeconds === undefined ? 0 : queue.oldestWaitSeconds + secondsSince;
  const level = queue.last30m.serviceLevel.percent;
  return {
    overTarget: queue.waiting > 0 && oldest > queue.target.withinSeconds,
    underLevel: level !== undefined && level < queue.target.percent,
  };
}
