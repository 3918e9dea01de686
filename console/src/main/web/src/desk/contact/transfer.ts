import type { Transfer, TransferReason } from '../../api/routing';
import { placeOf } from '../targets/targets';

/** Why a contact goes to a queue or a colleague; to a level it goes by escalation. */
export const reasons = ['WRONG_QUEUE', 'SKILL_NEEDED', 'LANGUAGE_NEEDED', 'OTHER'] as const;

export const isLevel = (target: string | null): boolean => target?.startsWith('level:') === true;

/** What the router is asked for; null while something is missing. An escalation stays in its queue. */
export function transferOf(target: string | null, reason: TransferReason | null): Transfer | null {
  if (target === null) {
    return null;
  }
  if (isLevel(target)) {
    return { reason: 'ESCALATION', ...placeOf(target) };
  }
  return reason === null || reason === 'ESCALATION' ? null : { reason, ...placeOf(target) };
}
