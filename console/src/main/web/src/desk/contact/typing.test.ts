import { beforeEach, describe, expect, it } from 'vitest';
import { TypingSignal } from './typing';

describe('typing signal', () => {
  let said: boolean[];
  let signal: TypingSignal;
  beforeEach(() => {
    said = [];
    signal = new TypingSignal((on) => said.push(on));
  });

  it('should be sent at most every three seconds', () => {
    [0, 500, 2_999, 3_000, 4_000].forEach((now) => signal.changed(`text ${now}`, now));

    expect(said).toEqual([true, true]);
  });

  it('should end with the sending, once', () => {
    signal.changed('H', 0);
    signal.stopped(100);
    signal.stopped(200);
    signal.changed('', 300);

    expect(said).toEqual([true, false]);
  });

  it('should not be ended when the other side has forgotten it', () => {
    signal.changed('H', 0);
    signal.stopped(6_000);

    expect(said).toEqual([true]);
  });
});
