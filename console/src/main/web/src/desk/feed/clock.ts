import { createContext, use } from 'react';
import { useEachSecond } from '../../clock/seconds';
import { useLanguage } from '../../words/words';

/** Now by the server's clock, in ms. */
export type ServerClock = () => number;

const ClockContext = createContext<ServerClock>(Date.now);
export const ClockProvider = ClockContext.Provider;
export const useServerClock = (): ServerClock => use(ClockContext);

/** Writes an instant as its clock today, else with its day; renders again when the day changes. */
export function useMoment(): (instant: string) => string {
  const { formats } = useLanguage();
  const serverNow = useServerClock();
  useEachSecond(() => new Date(serverNow()).toDateString());
  return (instant) => formats.moment(instant, serverNow());
}
