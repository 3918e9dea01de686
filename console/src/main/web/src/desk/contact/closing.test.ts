import { describe, expect, it } from 'vitest';
import type { Case } from '../../api/cases';
import { caseWork, choicesOf, isComplete } from './closing';

const aCase = (change: Partial<Case> = {}): Case => ({
  id: 'k-1',
  customerId: 'c-1',
  status: 'OPEN',
  openedAt: '2026-01-05T09:00:00Z',
  version: 1,
  episodes: [],
  notes: [],
  contacts: [],
  ...change,
});
const nothing = { outcome: null, matter: 'leave' as const, resolution: null, until: null };

describe('closing', () => {
  it('needs an outcome, or a time to come back', () => {
    expect(isComplete(nothing)).toBe(false);
    expect(isComplete({ ...nothing, outcome: 'answered' })).toBe(true);
    expect(isComplete({ ...nothing, until: new Date() })).toBe(true);
  });

  it('resolves a case only with a resolution', () => {
    const chosen = { ...nothing, outcome: 'answered', matter: 'resolve' as const };
    expect(isComplete(chosen)).toBe(false);
    expect(isComplete({ ...chosen, resolution: 'refunded' })).toBe(true);
  });

  it('asks nothing of a case that is not there or resolved, and resolves none that comes back', () => {
    expect(choicesOf(undefined, false)).toEqual([]);
    expect(choicesOf(aCase({ status: 'RESOLVED' }), false)).toEqual([]);
    expect(choicesOf(aCase(), false)).toContain('resolve');
    expect(choicesOf(aCase(), true)).not.toContain('resolve');
  });

  it('does at a second try only what the first did not do', () => {
    expect(caseWork(aCase(), 'resolve')).toBe('resolve');
    expect(caseWork(aCase({ status: 'RESOLVED' }), 'resolve')).toBeNull();
    expect(caseWork(aCase(), 'CUSTOMER')).toBe('wait');
    expect(caseWork(aCase({ waitingFor: 'CUSTOMER' }), 'CUSTOMER')).toBeNull();
    expect(caseWork(aCase(), 'leave')).toBeNull();
  });
});
