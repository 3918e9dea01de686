import type { components } from '@api/kpi';

type Schemas = components['schemas'];

export type Ratio = Schemas['Wallboard.Rate'];

/** The KPIs of one span of time; a number without data is absent. */
export type Kpis = Schemas['Wallboard.KpiValues'];
export type QueueBoard = Schemas['Wallboard.QueueRow'];
export type ChannelBoard = Schemas['Wallboard.ChannelRow'];
export type AgentRow = Schemas['RosterRow'];
export type Wallboard = Schemas['Wallboard'];
