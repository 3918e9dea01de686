import { describe, expect, it } from 'vitest';
import type { Call } from '../../api/gateway';
import { aClosing, anAssignment } from '../state/fixtures';
import type { LiveContact } from '../state/live';
import { callOf, mayClose } from './call';

const held = { assigned: anAssignment('c-1.1', 'c-1'), since: 1, at: 1 };
const closed = aClosing();
const contact = (call?: Call, talkingSince?: string): LiveContact => ({
  messages: [],
  fetched: true,
  early: {},
  seen: 0,
  call,
  talkingSince,
});

describe('call', () => {
  it('should be connecting until the gateway speaks, and over once the router closed it', () => {
    expect(callOf(held, undefined)).toEqual({ state: 'CONNECTING' });
    expect(callOf({ ...held, closed }, contact()).state).toBe('ENDED');
    expect(callOf({ ...held, closed }, contact({ state: 'TALKING', since: '2026-01-05T09:01:00Z' })).state).toBe(
      'ENDED',
    );
  });

  it('should run both clocks on hold and say who holds', () => {
    const view = callOf(
      held,
      contact({ state: 'HELD', since: '2026-01-05T09:02:00Z', heldBy: 'CUSTOMER' }, '2026-01-05T09:01:00Z'),
    );

    expect(view).toMatchObject({
      heldBy: 'CUSTOMER',
      talkingSince: '2026-01-05T09:01:00Z',
      holdSince: '2026-01-05T09:02:00Z',
    });
  });

  it('should count from the assignment when the joining was missed', () => {
    expect(callOf(held, contact({ state: 'HELD', since: '2026-01-05T09:02:00Z' })).talkingSince).toBe(
      held.assigned.assignedAt,
    );
    expect(callOf(held, contact({ state: 'DIALLING', since: '2026-01-05T09:02:00Z' })).talkingSince).toBeUndefined();
  });

  it('TR20: should go on at the next desk, and be over at the desk that passed it on', () => {
    const passedOn = contact({ state: 'ENDED', since: '2026-01-05T09:02:00Z', endedBy: 'TRANSFER' });
    const talking = contact({ state: 'TALKING', since: '2026-01-05T09:03:00Z' });
    const { offerId, contactId, agentId, assignedAt } = held.assigned;
    const startedAt = '2026-01-05T09:02:00Z';
    const wrapUp = { offerId, contactId, agentId, assignedAt, startedAt, mode: 'OPTIONAL' as const };

    expect(callOf(held, passedOn)).toMatchObject({ state: 'CONNECTING', talkingSince: undefined });
    expect(callOf(held, contact({ state: 'CONNECTING', since: '2026-01-05T09:02:00Z' })).state).toBe('CONNECTING');
    expect(callOf({ ...held, wrapUp }, talking)).toMatchObject({
      state: 'ENDED',
      endedBy: 'TRANSFER',
      endedAt: '2026-01-05T09:02:00Z',
    });
  });

  it('should be hung up while it lasts, and closable when nothing is known of it', () => {
    expect(mayClose(held, contact({ state: 'TALKING', since: '' }))).toBe(false);
    expect(mayClose(held, contact({ state: 'ENDED', since: '' }))).toBe(true);
    expect(mayClose(held, undefined)).toBe(true);
    expect(mayClose({ ...held, closed }, undefined)).toBe(false);
  });
});
