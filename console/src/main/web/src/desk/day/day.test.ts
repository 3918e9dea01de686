import { describe, expect, it } from 'vitest';
import type { MyDay } from '../../api/kpi';
import { wholeDay } from './day';

const day = (channels: MyDay['channels']): MyDay => ({
  from: '2026-01-05T00:00:00Z',
  asOf: '2026-01-05T12:00:00Z',
  channels,
  outcomes: [],
  missed: [],
});

describe('my day', () => {
  it('should add up what was handled and say how long each took', () => {
    expect(
      wholeDay(
        day([
          { channel: 'CHAT', handled: 3, handleSeconds: 300 },
          { channel: 'EMAIL', handled: 1, handleSeconds: 100 },
        ]),
      ),
    ).toEqual({ handled: 4, average: 100 });
  });

  it('should say no average of nothing', () => {
    expect(wholeDay(day([]))).toEqual({ handled: 0 });
  });
});
