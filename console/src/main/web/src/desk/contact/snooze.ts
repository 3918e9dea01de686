/** A time at which a contact may come back. */
export interface Later {
  key: 'hour' | 'threeHours' | 'tomorrow' | 'monday';
  until: Date;
}

const hour = 3_600_000;
const morning = 9;

/** What is usual, by the clock of whoever asks. */
export function laters(now: Date): Later[] {
  return [
    { key: 'hour', until: new Date(now.getTime() + hour) },
    { key: 'threeHours', until: new Date(now.getTime() + 3 * hour) },
    { key: 'tomorrow', until: morningIn(now, 1) },
    { key: 'monday', until: morningIn(now, daysToMonday(now)) },
  ];
}

/** What a field for date and time holds as the local time it shows; null when that is not to come. */
export function untilOf(field: string, now: Date): Date | null {
  const until = new Date(field);
  return field === '' || Number.isNaN(until.getTime()) || until <= now ? null : until;
}

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, morning);
}

/** The next one, a week ahead on a Monday. */
const daysToMonday = (now: Date): number => ((8 - now.getDay()) % 7) || 7;
