import { get, post } from './http';

export type Role = 'AGENT' | 'SUPERVISOR' | 'OPS' | 'ANALYST' | 'ADMIN' | 'INTEGRATION';

export interface Me {
  userId: string;
  name: string;
  roles: Role[];
  domain: string;
  teams: string[];
}

export interface Person {
  id: string;
  name: string;
}

export const login = (username: string, password: string) =>
  post<Me>('/api/console/login', { username, password });
export const logout = () => post<void>('/api/console/logout');
export const logoutEverywhere = () => post<void>('/api/console/logout-everywhere');
export const me = () => get<Me>('/api/console/me');
export const people = () => get<Person[]>('/api/console/people');
