import { describe, expect, it } from 'vitest';
import { aStorage } from '../state/fixtures';
import { keepTarget, recentTargets } from './recent';

describe('recent targets', () => {
  it('should be the last five, each once, the last first, each person her own', () => {
    const store = aStorage();
    ['a', 'b', 'c', 'd', 'e', 'f', 'c'].forEach((one) => keepTarget(store, 'u-1', one));
    expect(recentTargets(store, 'u-1')).toEqual(['c', 'f', 'e', 'd', 'b']);
    expect(recentTargets(store, 'u-2')).toEqual([]);
  });

  it('should be none when what is kept is broken', () => {
    const store = aStorage();
    store.setItem('strowger.targets.u-1', '{');
    expect(recentTargets(store, 'u-1')).toEqual([]);
  });
});
