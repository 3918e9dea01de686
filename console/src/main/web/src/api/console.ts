import type { components } from '@api/console';
import { get, post } from './http';

type Schemas = components['schemas'];

export type Role = Schemas['DirectoryEntry.Role'];
export type Me = Schemas['Me'];
export type Person = Schemas['Person'];

export const login = (username: string, password: string) => post('/api/console/login', { body: { username, password } });
export const logout = () => post('/api/console/logout');
export const logoutEverywhere = () => post('/api/console/logout-everywhere');
export const me = () => get('/api/console/me');
export const people = () => get('/api/console/people');
