import type { Presence, AgentState } from './routing';

export interface Ratio {
  numerator: number;
  denominator: number;
  percent?: number;
}

/** The KPIs of one span of time; a number without data is absent. */
export interface Kpis {
  from?: string;
  enqueued: number;
  answered: number;
  abandoned: number;
  serviceLevel: Ratio;
  asaSeconds?: number;
  ahtSeconds?: number;
  handled: number;
  abandonRate: Ratio;
}

export interface QueueBoard {
  queueId: string;
  name: string;
  delivery: 'PUSH' | 'PULL';
  channels: string[];
  waiting: number;
  oldestWaitSeconds?: number;
  offered: number;
  /** Customers who left the line to be called back. */
  callbacksWaiting?: number;
  /** Contacts in no queue until a time. */
  deferred?: number;
  target: { percent: number; withinSeconds: number };
  today: Kpis;
  last30m: Kpis;
}

export interface ChannelBoard {
  channel: string;
  waiting: number;
  oldestWaitSeconds?: number;
  today: Kpis;
  last30m: Kpis;
}

export interface AgentRow {
  agentId: string;
  teamId?: string;
  state: AgentState;
  presence: Presence;
  reason?: string;
  since: string;
}

export interface Wallboard {
  domain: string;
  now: string;
  /** The latest event in the numbers. */
  asOf?: string;
  queues: QueueBoard[];
  channels: ChannelBoard[];
  agents: { byState: Partial<Record<AgentState, number>>; inCall?: number; list: AgentRow[] };
}
