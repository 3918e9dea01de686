import { describe, expect, it } from 'vitest';
import type { Targets } from '../../api/routing';
import { beside, placeOf, reachOf, shelvesOf, targetsOf } from './targets';

const known = {
  queues: [
    { queueId: 'mail', name: 'Mail' },
    { queueId: 'finance', name: 'Finance' },
  ],
  people: [
    { id: 'u-1', name: 'Anna' },
    { id: 'u-2', name: 'Ben' },
    { id: 'u-3', name: 'Chloe' },
  ],
  skills: ['refunds'],
} as never;

const told: Targets = {
  agentId: 'u-1',
  channel: 'CHAT',
  toldAt: '2026-01-05T09:00:00Z',
  queues: [
    { queueId: 'finance', open: true, paused: false, attended: true, free: true, waiting: 0 },
    { queueId: 'mail', open: false, paused: false, attended: false, free: false, waiting: 3 },
  ],
  agents: [
    { agentId: 'u-2', state: 'AVAILABLE', reachable: true, room: 2, languages: { en: 5 }, skills: { refunds: 3 } },
  ],
  skills: [{ skill: 'refunds', signedIn: [1, 1, 1, 0, 0], reachable: [1, 1, 1, 0, 0] }],
};

const all = targetsOf(known, told, 'u-1');

describe('targets', () => {
  it('should be every queue, every colleague and each level that somebody has', () => {
    expect(all.map(({ value }) => value)).toEqual([
      'queue:mail',
      'queue:finance',
      'agent:u-2',
      'agent:u-3',
      'level:refunds:1',
      'level:refunds:2',
      'level:refunds:3',
    ]);
  });

  it('should not offer a colleague who is not there', () => {
    expect(all.find(({ value }) => value === 'agent:u-3')?.shut).toBe(true);
    expect(targetsOf(known, undefined, 'u-1').some(({ shut }) => shut)).toBe(false);
  });

  it('should show those taken last first, then who would take it now', () => {
    const shelves = shelvesOf(all, ['agent:u-2', 'agent:u-3'], '', ['queue', 'agent']);
    expect(shelves.map(({ heading, targets }) => [heading, targets.map(({ name }) => name)])).toEqual([
      ['recent', ['Ben']],
      ['queue', ['Finance', 'Mail']],
      ['agent', ['Chloe']],
    ]);
  });

  it('should find by any words of a name', () => {
    expect(shelvesOf(all, [], 'REF 3', ['queue', 'agent', 'level'])).toEqual([
      { heading: 'level', targets: [expect.objectContaining({ value: 'level:refunds:3' })] },
    ]);
  });

  it('should go on by arrow keys past what cannot be chosen, and stay inside', () => {
    const shelves = shelvesOf(all, [], '', ['agent', 'queue']);
    expect(beside(shelves, null, 1)).toBe('agent:u-2');
    expect(beside(shelves, 'agent:u-2', 1)).toBe('queue:finance');
    expect(beside(shelves, 'queue:mail', 1)).toBe('queue:mail');
    expect(beside([], null, 1)).toBeNull();
  });

  it('should say what the router is asked for', () => {
    expect(placeOf('queue:mail')).toEqual({ toQueue: 'mail', requiredSkills: [] });
    expect(placeOf('agent:u-2')).toEqual({ toAgent: 'u-2', requiredSkills: [] });
    expect(placeOf('level:refunds:3')).toEqual({ requiredSkills: [{ skill: 'refunds', level: 3 }] });
  });

  it('should say whom a level reaches', () => {
    expect(reachOf('level:refunds:3', told)).toEqual(['u-2']);
    expect(reachOf('level:refunds:4', told)).toEqual([]);
    expect(reachOf('queue:mail', told)).toEqual([]);
  });
});
