import { describe, expect, it } from 'vitest';
import { transferOf } from './transfer';

describe('a transfer', () => {
  it('needs a target and a reason', () => {
    expect(transferOf('queue:finance', null)).toBeNull();
    expect(transferOf(null, 'OTHER')).toBeNull();
    expect(transferOf('queue:finance', 'WRONG_QUEUE')).toEqual({
      reason: 'WRONG_QUEUE',
      toQueue: 'finance',
      requiredSkills: [],
    });
    expect(transferOf('agent:u-2', 'OTHER')).toEqual({ reason: 'OTHER', toAgent: 'u-2', requiredSkills: [] });
  });

  it('to a level is an escalation, whatever else was chosen, and stays in its queue', () => {
    expect(transferOf('level:refunds:4', 'OTHER')).toEqual({
      reason: 'ESCALATION',
      requiredSkills: [{ skill: 'refunds', level: 4 }],
    });
    expect(transferOf('queue:finance', 'ESCALATION')).toBeNull();
  });
});
