import type { Case, WaitingFor } from '../../api/cases';

/** What becomes of the case when its contact is closed. */
export type CaseChoice = 'leave' | 'resolve' | WaitingFor;

export const waits: WaitingFor[] = ['CUSTOMER', 'COLLEAGUE', 'THIRD_PARTY'];

/** What the agent has chosen so far. */
export interface Closing {
  outcome: string | null;
  matter: CaseChoice;
  resolution: string | null;
  /** When the contact comes back instead of being closed. */
  until: Date | null;
}

/** A contact is closed with an outcome, a case resolved with a resolution. */
export const isComplete = ({ outcome, matter, resolution, until }: Closing): boolean =>
  (outcome !== null || until !== null) && (matter !== 'resolve' || resolution !== null);

/** What a case that is open may be asked for; a contact that comes back leaves it open. */
export const choicesOf = (openCase: Case | undefined, comesBack: boolean): CaseChoice[] =>
  openCase === undefined || openCase.status !== 'OPEN'
    ? []
    : comesBack
      ? ['leave', ...waits]
      : ['leave', 'resolve', ...waits];

/** Whether there is anything to do about the case: what a first try did is not done again. */
export function caseWork(openCase: Case | undefined, matter: CaseChoice): 'resolve' | 'wait' | null {
  if (openCase === undefined || openCase.status !== 'OPEN' || matter === 'leave') {
    return null;
  }
  return matter === 'resolve' ? 'resolve' : openCase.waitingFor === matter ? null : 'wait';
}
