import { get, post } from './http';
import type { ChannelType } from './routing';

export interface Episode {
  episode: number;
  resolution?: string;
  resolvedAt?: string;
  reopenedAt?: string;
  reopenReason?: string;
}

export interface Note {
  id: string;
  authorId: string;
  at: string;
  text: string;
}

export interface Case {
  id: string;
  customerId: string;
  status: 'OPEN' | 'RESOLVED';
  openedAt: string;
  version: number;
  episodes: Episode[];
  notes: Note[];
  contacts: { contactId: string; channel: ChannelType; linkedAt: string; agentId: string }[];
}

export interface Resolution {
  code: string;
  name: string;
}

const root = '/api/cases';
const path = (caseId: string) => `${root}/${encodeURIComponent(caseId)}`;

export const caseOfContact = (contactId: string, at: number) =>
  get<Case>(`${root}/by-contact/${encodeURIComponent(contactId)}?at=${at}`);
export const casesOfCustomer = (customerId: string) =>
  get<Case[]>(`${root}/by-customer/${encodeURIComponent(customerId)}`);
export const resolutions = () => get<Resolution[]>(`${root}/resolutions`);
export const addNote = (caseId: string, clientId: string, text: string) =>
  post<unknown>(`${path(caseId)}/notes`, { clientId, text });
export const resolveCase = (caseId: string, resolution: string, version: number) =>
  post<unknown>(`${path(caseId)}/resolve`, { resolution, version });
export const reopenCase = (caseId: string, version: number) =>
  post<unknown>(`${path(caseId)}/reopen`, { version });
