/** What has its dialog open. */
export type VerbName = 'transfer' | 'consult' | 'escalate' | 'snooze' | 'handBack' | 'close';

/** Those that stand in the header; the others are in its menu. */
export const inMenu = ['escalate', 'snooze', 'handBack'] as const;

/** The letter of each verb. */
export const letterOf: Record<VerbName, string> = {
  transfer: 't',
  consult: 'c',
  escalate: 'u',
  snooze: 's',
  handBack: 'b',
  close: 'e',
};

/** What can be done with a contact now: a call is not set aside, and one consult is enough. */
export function isPossible(verb: VerbName, of: { closable: boolean; voice: boolean; consulting: boolean }): boolean {
  return of.closable && !(verb === 'snooze' && of.voice) && !(verb === 'consult' && of.consulting);
}
