import type { MyDay } from '../../api/kpi';

/** Over all channels: how many, and how long each took; undefined when there was none. */
export function wholeDay({ channels }: MyDay): { handled: number; average?: number } {
  const handled = channels.reduce((sum, one) => sum + one.handled, 0);
  const seconds = channels.reduce((sum, one) => sum + one.handleSeconds, 0);
  return handled === 0 ? { handled } : { handled, average: seconds / handled };
}
