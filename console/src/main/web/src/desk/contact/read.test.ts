import { describe, expect, it } from 'vitest';
import { ReadSignal } from './read';

describe('TR15: the read signal', () => {
  it('should say each number once, and only what she looks at', () => {
    const said: number[] = [];
    const signal = new ReadSignal((sequence) => said.push(sequence) > 0);

    signal.shown(0, true);
    signal.shown(1, false);
    signal.shown(1, true);
    signal.shown(1, true);
    signal.shown(3, true);
    signal.shown(2, true);

    expect(said).toEqual([1, 3]);
  });

  it('should say again what found no line', () => {
    const lines = [false, true];
    const said: number[] = [];
    const signal = new ReadSignal((sequence) => {
      said.push(sequence);
      return lines.shift() ?? true;
    });

    signal.shown(4, true);
    signal.shown(4, true);
    signal.shown(4, true);

    expect(said).toEqual([4, 4]);
  });
});
