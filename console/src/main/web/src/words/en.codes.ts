import type {
  AgentState,
  ClosedBy,
  DeclineReason,
  EligibilityRule,
  Presence,
  ReturnReason,
  RevokeReason,
  Trigger,
} from '../api/routing';

/** The router's codes in English. */
export const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const presence: Record<Presence, string> = {
  AVAILABLE: 'Available',
  ON_BREAK: 'On break',
  FOCUS: 'Focus: no offers',
  TRAINING: 'Training',
  OFFLINE: 'Offline',
};

export const agentStates: Record<AgentState, string> = {
  AVAILABLE: 'Available',
  OFFERED: 'Offered',
  ENGAGED: 'Engaged',
  WRAP_UP: 'Wrap-up',
  AWAY: 'Away',
  NOT_RESPONDING: 'Not responding',
  UNREACHABLE: 'Unreachable',
  OFFLINE: 'Offline',
};

export const rules: Record<EligibilityRule, (n: number) => string> = {
  ACTIVE: (n) => `${n} not active`,
  CONNECTED: (n) => `${n} not signed in`,
  PRESENCE: (n) => `${n} not available`,
  SUSPENSION: (n) => `${n} not responding`,
  QUEUE: (n) => `${plural(n, 'does', 'do')} not serve the queue`,
  CHANNEL: (n) => `${plural(n, 'does', 'do')} not take this channel`,
  PHONE: (n) => `${plural(n, 'has', 'have')} no phone that can be rung`,
  PREFERRED: (n) => `${n} ${n === 1 ? 'is' : 'are'} not the one it waits for`,
  DELAY: (n) => `${plural(n, 'gets', 'get')} it only later`,
  SKILL: (n) => `${plural(n, 'lacks', 'lack')} the skill`,
  LANGUAGE: (n) => `${plural(n, 'does', 'do')} not speak the language`,
  BACKOFF: (n) => `${n} declined it a moment ago`,
  INTERRUPT: (n) => `${n} must not be interrupted`,
  CAPACITY: (n) => `${plural(n, 'has', 'have')} no room`,
  OFFERED: (n) => `${plural(n, 'has', 'have')} an offer to answer first`,
  PAUSED: (n) => `${n} not asked while the queue is paused`,
};

export const ruleNames: Record<EligibilityRule, string> = {
  ACTIVE: 'Active',
  CONNECTED: 'Signed in',
  PRESENCE: 'Available',
  SUSPENSION: 'Responding',
  QUEUE: 'Serves the queue',
  CHANNEL: 'Takes the channel',
  PHONE: 'Phone',
  PREFERRED: 'The one it waits for',
  DELAY: 'Waited long enough for her profile',
  SKILL: 'Skill',
  LANGUAGE: 'Language',
  BACKOFF: 'Declined just now',
  INTERRUPT: 'May be interrupted',
  CAPACITY: 'Room',
  OFFERED: 'No offer to answer first',
  PAUSED: 'Queue not paused',
};

export const triggers: Record<Trigger, string> = {
  CONTACT_ARRIVED: 'it arrived while you were free',
  CONTACT_RETURNED: 'it came back to the queue',
  OFFER_ENDED: 'an earlier offer was answered or ended',
  AGENT_READY: 'you became free and it was next in line',
  AGENT_PULLED: 'you asked for the next one',
  BACKOFF_ENDED: 'a pause after an earlier answer ended',
  CALLBACK_DUE: 'it is time to call the customer back',
  STEP_OPENED: 'it has waited so long that more agents may take it',
  PREFERENCE_ENDED: 'it no longer waits for one agent',
  CHAT_IDLE: 'a quiet chat left you room',
  CONTACT_UPDATED: 'more is known of it now',
  AGENT_PICKED: 'you picked it',
  AGENT_STARTED: 'you began it',
  SUPERVISOR_ASSIGNED: 'a supervisor gave it to you',
  CONTACT_TRANSFERRED: 'a colleague passed it on to you',
  AGENT_CONSULTS: 'a colleague asks you about it',
  CONSULT_NAMED: 'a colleague asks you by name about it',
  CONSULT_COMPLETED: 'the colleague who asked you gave it to you',
  QUEUE_RESUMED: 'its queue is no longer paused',
  ROSTER_CHANGED: 'the roster changed',
  PLAN_APPLIED: 'a new routing plan is in force',
};

export const declineReasons: Record<DeclineReason, string> = {
  BUSY: 'I am busy',
  NOT_MY_SKILL: 'Not my skill',
  TECHNICAL: 'Technical trouble',
  OTHER: 'Another reason',
};

export const revoked: Record<RevokeReason, string> = {
  CUSTOMER_LEFT: 'the customer left',
  AGENT_DISCONNECTED: 'your connection was lost',
  AGENT_NOT_AVAILABLE: 'you were no longer available',
  PLAN_CHANGED: 'the routing plan changed',
  AGENT_REMOVED: 'you left the roster',
  PHONE_UNREACHABLE: 'your phone cannot be rung any more',
  CALLBACK_REQUESTED: 'the customer asked to be called back',
  SUPERVISOR: 'a supervisor decided otherwise',
  CONTACT_UPDATED: 'it turned out to need something else',
  CONSULT_ENDED: 'the consult is over',
};

export const returned: Record<ReturnReason, string> = {
  HANDED_BACK: 'you handed it back',
  SIGNED_OFF: 'you signed off',
  AGENT_LOST: 'your connection was lost for too long',
  SUPERVISOR: 'a supervisor moved it',
  AGENT_REMOVED: 'you left the roster',
  CALLBACK_FAILED: 'the customer could not be reached, the next attempt comes later',
  SNOOZED: 'you set it aside',
  REQUEUED: 'a supervisor put all your contacts back',
};

export const endedBy: Record<ClosedBy, string> = {
  AGENT: 'you ended it',
  CUSTOMER: 'the customer ended it',
  CHANNEL: 'the connection broke off',
  SUPERVISOR: 'a supervisor ended it',
  CALLBACK_FAILED: 'the customer could not be reached',
};
