import { describe, expect, it } from 'vitest';
import { laters, untilOf } from './snooze';

describe('a contact that comes back later', () => {
  it('comes back tomorrow or on the next Monday in the morning', () => {
    const sunday = new Date(2026, 10, 29, 15, 30);
    const [, , tomorrow, monday] = laters(sunday);
    expect(tomorrow?.until).toEqual(new Date(2026, 10, 30, 9));
    expect(monday?.until).toEqual(new Date(2026, 10, 30, 9));
    expect(laters(new Date(2026, 10, 30, 8))[3]?.until).toEqual(new Date(2026, 11, 7, 9));
  });

  it('comes back at no time that is over or is none', () => {
    const now = new Date(2026, 10, 30, 12);
    expect(untilOf('', now)).toBeNull();
    expect(untilOf('2026-11-30T11:59', now)).toBeNull();
    expect(untilOf('2026-11-30T12:01', now)).toEqual(new Date(2026, 10, 30, 12, 1));
  });
});
