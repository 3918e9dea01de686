import type { AgentRow, Kpis, QueueBoard, Wallboard } from '../src/api/kpi';
import type { AgentState } from '../src/api/routing';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const kpis = (seconds: number, enqueued: number, inTime: number, answered: number, abandoned: number): Kpis => ({
  from: ago(seconds),
  enqueued,
  answered,
  abandoned,
  serviceLevel:
    answered + abandoned === 0
      ? { numerator: 0, denominator: 0 }
      : { numerator: inTime, denominator: answered + abandoned, percent: (100 * inTime) / (answered + abandoned) },
  asaSeconds: answered === 0 ? undefined : 34.4 + enqueued / 5,
  ahtSeconds: answered === 0 ? undefined : 262.7 + enqueued / 3,
  handled: answered,
  abandonRate:
    enqueued === 0
      ? { numerator: 0, denominator: 0 }
      : { numerator: abandoned, denominator: enqueued, percent: (100 * abandoned) / enqueued },
  callbacks: 0,
  expired: 0,
});

const queue = (queueId: string, name: string, change: Partial<QueueBoard>): QueueBoard => ({
  queueId,
  name,
  delivery: 'PUSH',
  channels: ['EMAIL'],
  waiting: 0,
  offered: 0,
  target: { percent: 80, withinSeconds: 120 },
  today: kpis(43_000, 214, 189, 205, 6),
  last30m: kpis(1800, 21, 18, 20, 1),
  callbacksWaiting: 0,
  deferred: 0,
  ...change,
});

const agent = (agentId: string, state: AgentState, seconds: number, change: Partial<AgentRow> = {}): AgentRow => ({
  agentId,
  teamId: 'team-1',
  state,
  presence: 'AVAILABLE',
  since: ago(seconds),
  held: 0,
  engaged: 0,
  mayHold: 5,
  ...change,
});

export const aBoard = (): Wallboard => {
  const list = [
    agent('u-1001', 'ENGAGED', 312, { held: 2, engaged: 2 }),
    agent('u-1002', 'AVAILABLE', 45),
    agent('u-1003', 'AWAY', 1240, { presence: 'ON_BREAK', reason: 'lunch' }),
    agent('u-1004', 'WRAP_UP', 18, { held: 1 }),
    agent('u-1005', 'NOT_RESPONDING', 95, { held: 4, engaged: 4 }),
  ];
  const byState: Wallboard['agents']['byState'] = {};
  const longestInState: Wallboard['agents']['longestInState'] = {};
  for (const one of list) {
    byState[one.state] = (byState[one.state] ?? 0) + 1;
    longestInState[one.state] ??= { agentId: one.agentId, seconds: Math.floor((Date.now() - Date.parse(one.since)) / 1000) };
  }
  return {
    domain: 'demo',
    now: ago(0),
    asOf: ago(0),
    queues: [
      queue('support-mail', 'Support mail', { waiting: 7, oldestWaitSeconds: 341, offered: 1, last30m: kpis(1800, 26, 15, 21, 2) }),
      queue('refunds', 'Refunds', { waiting: 2, oldestWaitSeconds: 64 }),
      queue('phone', 'Phone', {
        channels: ['VOICE'],
        waiting: 3,
        oldestWaitSeconds: 14,
        offered: 2,
        callbacksWaiting: 2,
        deferred: 1,
        target: { percent: 80, withinSeconds: 20 },
      }),
      queue('chat', 'Chat', {
        channels: ['CHAT'],
        waiting: 1,
        oldestWaitSeconds: 6,
        target: { percent: 80, withinSeconds: 30 },
      }),
      queue('social', 'Social', { channels: ['SOCIAL'], waiting: 0, today: kpis(43_000, 58, 55, 57, 1) }),
      queue('back-office', 'Back office', {
        delivery: 'PULL',
        waiting: 12,
        oldestWaitSeconds: 5_020,
        target: { percent: 80, withinSeconds: 14_400 },
        last30m: kpis(1800, 0, 0, 0, 0),
      }),
    ],
    channels: [
      { channel: 'EMAIL', waiting: 21, oldestWaitSeconds: 5_020, today: kpis(43_000, 340, 301, 322, 9), last30m: kpis(1800, 40, 31, 38, 2) },
      { channel: 'VOICE', waiting: 3, oldestWaitSeconds: 14, today: kpis(43_000, 120, 96, 109, 11), last30m: kpis(1800, 9, 8, 9, 0) },
      { channel: 'CHAT', waiting: 1, oldestWaitSeconds: 6, today: kpis(43_000, 88, 80, 84, 4), last30m: kpis(1800, 6, 6, 6, 0) },
      { channel: 'SOCIAL', waiting: 0, today: kpis(43_000, 58, 55, 57, 1), last30m: kpis(1800, 5, 5, 5, 0) },
    ],
    agents: { byState, list, longestInState, engaged: list.filter((one) => one.engaged > 0).length },
  };
};
