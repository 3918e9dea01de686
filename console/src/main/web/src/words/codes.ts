import type { WaitingFor } from '../api/cases';

/** Codes for which both languages have words. */
export type CaseWaitingFor = Exclude<WaitingFor, 'UNKNOWN'>;
