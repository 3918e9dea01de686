import type { components } from '@api/kpi';
import { get } from './http';

type Schemas = components['schemas'];

export type Ratio = Schemas['Wallboard.Rate'];

/** The KPIs of one span of time; a number without data is absent. */
export type Kpis = Schemas['Wallboard.KpiValues'];
export type QueueBoard = Schemas['Wallboard.QueueRow'];
export type ChannelBoard = Schemas['Wallboard.ChannelRow'];
export type AgentRow = Schemas['RosterRow'];
export type Wallboard = Schemas['Wallboard'];

export type MyDay = Schemas['MyDay'];

/** My own figures since midnight here. */
export const myDay = (zone: string) => get('/api/kpi/my-day', { query: { zone } });
