const DAY = 86_400_000;

/** A point in time as one says it today: the hour, with its day when that is another. */
export function sayWhen(at: string, locale: string, now = new Date()): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) {
    return '';
  }
  const hour = { hour: '2-digit', minute: '2-digit' } as const;
  const days = (startOf(time) - startOf(now)) / DAY;
  const day: Intl.DateTimeFormatOptions =
    Math.abs(days) < 0.5 ? {} : days < 6.5 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat(locale, { ...day, ...hour }).format(time);
}

function startOf(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}
