/** Numbers, times and names the way the reader's language writes them. */
export interface Formats {
  clock: (instant: string | number) => string;
  clockWithSeconds: (instant: string | number) => string;
  /** The clock today, else day and clock. */
  moment: (instant: string, now: number) => string;
  duration: (seconds: number) => string;
  percent: (value: number) => string;
  number: (value: number) => string;
  bytes: (size: number) => string;
  languageName: (tag: string) => string;
  list: (items: string[]) => string;
}

export function formatsFor(locale: string): Formats {
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const clockWithSeconds = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(locale);
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  return {
    clock: (instant) => clock.format(new Date(instant)),
    clockWithSeconds: (instant) => clockWithSeconds.format(new Date(instant)),
    moment: (instant, now) => {
      const sameDay = new Date(instant).toDateString() === new Date(now).toDateString();
      return (sameDay ? clock : day).format(new Date(instant));
    },
    duration,
    percent: (value) => percent.format(value / 100),
    number: (value) => number.format(value),
    bytes: (size) => bytes(size, locale),
    languageName: (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
    list: (items) => list.format(items),
  };
}

/** `0:07`, `12:30`, `1:02:05`; days are counted in hours. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => n.toString().padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

function bytes(size: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = size < 1 ? 0 : Math.min(3, Math.floor(Math.log(size) / Math.log(1024)));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power],
    unitDisplay: 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(size / 1024 ** power);
}
