import { describe, expect, it } from 'vitest';
import { targets, transferOf } from './transfer';

const passOn = {
  queues: [
    { queueId: 'mail', name: 'Mail', delivery: 'PUSH' as const },
    { queueId: 'finance', name: 'Finance', delivery: 'PUSH' as const },
  ],
  skills: ['refunds'],
};
const nothing = { target: null, reason: null, skill: null, level: 3 };

describe('a transfer', () => {
  it('offers every other queue and every colleague, not the place it is at', () => {
    const people = [
      { id: 'u-1', name: 'Anna' },
      { id: 'u-2', name: 'Ben' },
    ];
    expect(
      targets(passOn, people as never, { queueId: 'mail', userId: 'u-1' }, { queues: 'Q', colleagues: 'C' }),
    ).toEqual([
      { group: 'Q', items: [{ value: 'queue:finance', label: 'Finance' }] },
      { group: 'C', items: [{ value: 'agent:u-2', label: 'Ben' }] },
    ]);
  });

  it('needs a target and a reason', () => {
    expect(transferOf({ ...nothing, target: 'queue:finance' })).toBeNull();
    expect(transferOf({ ...nothing, reason: 'OTHER' })).toBeNull();
    expect(transferOf({ ...nothing, target: 'queue:finance', reason: 'WRONG_QUEUE' })).toEqual({
      reason: 'WRONG_QUEUE',
      toQueue: 'finance',
      toAgent: undefined,
      requiredSkills: [],
    });
  });

  it('names a level when it escalates, and may stay in its queue', () => {
    expect(transferOf({ ...nothing, reason: 'ESCALATION', target: 'queue:finance' })).toBeNull();
    expect(transferOf({ ...nothing, reason: 'ESCALATION', skill: 'refunds', level: 4 })).toEqual({
      reason: 'ESCALATION',
      toQueue: undefined,
      toAgent: undefined,
      requiredSkills: [{ skill: 'refunds', level: 4 }],
    });
  });
});
