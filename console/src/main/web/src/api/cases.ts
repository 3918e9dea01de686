import type { components } from '@api/cases';
import { get, post } from './http';

type Schemas = components['schemas'];

export type Case = Schemas['CaseView'];
export type Note = Schemas['CaseView.NoteView'];
export type Resolution = Schemas['ResolutionCode'];

export const caseOfContact = (contactId: string, at: number) =>
  get('/api/cases/by-contact/{contactId}', { path: { contactId }, query: { at } });
export const casesOfCustomer = (customerId: string) => get('/api/cases/by-customer/{customerId}', { path: { customerId } });
export const resolutions = () => get('/api/cases/resolutions');
export const addNote = (caseId: string, clientId: string, text: string) =>
  post('/api/cases/{caseId}/notes', { path: { caseId }, body: { clientId, text } });
export const resolveCase = (caseId: string, resolution: string, version: number) =>
  post('/api/cases/{caseId}/resolve', { path: { caseId }, body: { resolution, version } });
export type WaitingFor = NonNullable<Case['waitingFor']>;

/** @param waitingFor undefined: we have to act */
export const waitFor = (caseId: string, waitingFor: WaitingFor | undefined, version: number) =>
  post('/api/cases/{caseId}/wait', { path: { caseId }, body: { waitingFor, version } });
export const reopenCase = (caseId: string, version: number) =>
  post('/api/cases/{caseId}/reopen', { path: { caseId }, body: { version } });
