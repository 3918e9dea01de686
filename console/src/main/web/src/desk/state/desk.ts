import type {
  AgentSnapshot,
  ClosedBy,
  ContactAssigned,
  ConsultHow,
  ContactClosed,
  Disposition,
  EventFrame,
  Frame,
  OfferIssued,
  OpenConsult,
  PassOn,
  PhoneState,
  Presence,
  QueueSummary,
  ReturnReason,
  RevokeReason,
  RoutingEvents,
  AgentState,
  SnapshotFrame,
  Suspension,
  WrapUpStarted,
} from '../../api/routing';

/** A contact the agent holds, from acceptance to the end of wrap-up. */
export interface HeldContact {
  assigned: ContactAssigned;
  wrapUp?: WrapUpStarted;
  /** How the contact ended; without a disposition the agent still owes one. */
  closed?: ContactClosed;
  /** The command that brought it to this desk. */
  since: number;
  /** The command after which what other services know of the contact may have changed. */
  at: number;
}

/** An offer that stands, and the command that brought it. */
export type LiveOffer = OfferIssued & { at: number };

/** A consult she asked for, and the last command that changed it. */
export type MyConsult = OpenConsult & { at: number };

/** What the agent should be told once. */
export type Notice = { key: number; queueId?: string } & (
  | { kind: 'offerExpired' }
  | { kind: 'offerRevoked'; reason: RevokeReason }
  | { kind: 'offerGone' }
  | { kind: 'contactReturned'; reason: ReturnReason }
  | { kind: 'contactEnded'; by: ClosedBy }
  | { kind: 'consultEnded'; how: ConsultHow; asked: boolean }
  | { kind: 'outcomeTaken'; disposition: string }
  | { kind: 'rejected'; code: string; message: string }
);

/** Everything the desk shows that comes from the router. */
export interface DeskState {
  /** False until the first snapshot. */
  ready: boolean;
  /** The router knows no such agent: she is on no roster. */
  unknown: boolean;
  presence: Presence;
  reason?: string;
  /** What her presence becomes when she holds nothing any more; undefined: it stays. */
  nextPresence?: Presence;
  suspension?: Suspension;
  agentState: AgentState;
  since: string;
  /** The most contacts she may hold; undefined when the router does not tell. */
  mayHold?: number;
  offers: LiveOffer[];
  held: HeldContact[];
  /** Those she asked for; one she was asked in is held. */
  consults: MyConsult[];
  /** The contact the address names, or that she took last; it may be gone. */
  chosen: string | null;
  queues: QueueSummary[];
  /** Where she may pass contacts on to. */
  passOn: PassOn;
  dispositions: Disposition[];
  breakReasons: string[];
  /** Whether calls can be offered; undefined when the agent has no phone. */
  phone?: PhoneState;
  notices: Notice[];
  nextNotice: number;
  /** Commands answered with 202: their rejection, if any, comes on the feed. */
  unanswered: number;
  /** Place of the last snapshot in the order of commands. */
  snapshotAt: number;
}

export type DeskAction =
  | { kind: 'frame'; frame: Frame }
  | { kind: 'chosen'; contactId: string | null }
  | { kind: 'dismissed'; key: number }
  | { kind: 'unanswered' }
  /** @param contactId what failed shows there itself */
  | { kind: 'failed'; code: string; message: string; contactId?: string };

export const emptyDesk: DeskState = {
  ready: false,
  unknown: false,
  presence: 'OFFLINE',
  agentState: 'OFFLINE',
  since: '1970-01-01T00:00:00Z',
  offers: [],
  held: [],
  consults: [],
  chosen: null,
  queues: [],
  passOn: { queues: [], skills: [] },
  dispositions: [],
  breakReasons: [],
  notices: [],
  nextNotice: 1,
  unanswered: 0,
  snapshotAt: -1,
};

/** Snapshot + events in order → what the desk shows. Pure; an event applied twice changes nothing more. */
export function desk(state: DeskState, action: DeskAction): DeskState {
  switch (action.kind) {
    case 'frame':
      return action.frame.kind === 'snapshot' ? onSnapshot(state, action.frame) : onEvent(state, action.frame);
    case 'chosen':
      return { ...state, chosen: action.contactId };
    case 'dismissed':
      return { ...state, notices: state.notices.filter((notice) => notice.key !== action.key) };
    case 'unanswered':
      return { ...state, unanswered: state.unanswered + 1 };
    case 'failed':
      return action.contactId !== undefined && isInFront(state, action.contactId)
        ? state
        : tell(state, { kind: 'rejected', code: action.code, message: action.message });
  }
}

function onSnapshot(state: DeskState, frame: SnapshotFrame): DeskState {
  const snapshot: AgentSnapshot = frame.body;
  const held = snapshot.assignments.map((one) => ({ ...one, since: frame.at, at: frame.at }));
  const next: DeskState = {
    ...state,
    ready: true,
    unknown: false,
    presence: snapshot.presence,
    reason: snapshot.reason,
    nextPresence: snapshot.nextPresence,
    suspension: snapshot.suspension,
    agentState: snapshot.state,
    since: snapshot.since,
    mayHold: snapshot.mayHold,
    offers: snapshot.offers.map((offer) => ({ ...offer, at: frame.at })),
    held,
    consults: (snapshot.consults ?? []).map((one) => ({ ...one, at: frame.at })),
    queues: snapshot.queues,
    passOn: snapshot.passOn ?? { queues: snapshot.queues, skills: [] },
    dispositions: snapshot.dispositions,
    breakReasons: snapshot.breakReasons,
    phone: snapshot.phone,
    snapshotAt: frame.at,
  };
  return state.offers
    .filter((offer) => !snapshot.offers.some((live) => live.offerId === offer.offerId))
    .filter((offer) => !held.some((one) => one.assigned.offerId === offer.offerId))
    .reduce((told, offer) => tell(told, { kind: 'offerGone', queueId: offer.queueId }), next);
}

function onEvent(state: DeskState, frame: EventFrame): DeskState {
  if (frame.at < state.snapshotAt) {
    return state; // the snapshot already knows it
  }
  const handler = handlers[frame.name] as EventHandler | undefined; // all others are passed over
  return handler === undefined ? state : handler(state, frame.body as never, frame.at);
}

type EventHandler = (state: DeskState, event: never, at: number) => DeskState;

const handlers: {
  [N in keyof RoutingEvents]?: (state: DeskState, event: RoutingEvents[N], at: number) => DeskState;
} = {
  OfferIssued: (state, offer, at) =>
    offer.mode !== 'OFFERED' || state.offers.some((one) => one.offerId === offer.offerId)
      ? state
      : { ...state, offers: [...state.offers, { ...offer, at }] },

  OfferDeclined: (state, event) => withoutOffer(state, event.offerId),

  OfferExpired: (state, event) => endOffer(state, event.offerId, { kind: 'offerExpired' }),

  OfferRevoked: (state, event) =>
    endOffer(state, event.offerId, { kind: 'offerRevoked', reason: event.reason }),

  ContactAssigned: (state, assigned, at) => {
    const next = withoutOffer(state, assigned.offerId);
    return next.held.some((one) => one.assigned.offerId === assigned.offerId)
      ? next
      : { ...next, held: [...next.held, { assigned, since: at, at }], chosen: assigned.contactId };
  },

  ContactReturned: (state, event) => {
    const held = state.held.find((one) => one.assigned.offerId === event.offerId);
    if (held === undefined) {
      return state;
    }
    const next = withoutHeld(state, event.offerId);
    return ['HANDED_BACK', 'SIGNED_OFF', 'SNOOZED'].includes(event.reason)
      ? next
      : tell(next, { kind: 'contactReturned', reason: event.reason, queueId: held.assigned.queueId });
  },

  ContactJoined: (state, event, at) => updateHeld(state, event.contactId, (held) => ({ ...held, at })),

  ContactClosed: (state, event, at) => {
    const held = state.held.find((one) => one.assigned.contactId === event.contactId);
    const next = updateHeld(state, event.contactId, (one) => ({ ...one, closed: event, at }));
    const { by } = event;
    const told = held?.closed !== undefined || isInFront(state, event.contactId);
    return held === undefined || told || by === undefined || by === 'AGENT'
      ? next
      : tell(next, { kind: 'contactEnded', by, queueId: held.assigned.queueId });
  },

  ConsultStarted: (state, event, at) => ({
    ...state,
    consults: [
      ...state.consults.filter((one) => one.consultId !== event.consultId),
      {
        consultId: event.consultId,
        contactId: event.contactId,
        startedAt: event.startedAt,
        toAgent: event.toAgent,
        queueId: event.queueId,
        at,
      },
    ],
  }),

  ConsultAnswered: (state, event, at) => ({
    ...state,
    consults: state.consults.map((one) =>
      one.consultId === event.consultId ? { ...one, consultedAgent: event.consultedAgent, at } : one,
    ),
  }),

  ConsultCompleted: (state, event) => withoutConsult(state, event.consultId),

  ConsultEnded: (state, event) => {
    const asker = state.consults.find((one) => one.consultId === event.consultId);
    const asked = state.held.find((one) => one.assigned.contactId === event.consultId);
    const next = withoutConsult(state, event.consultId);
    const known = asker !== undefined || asked !== undefined;
    const herself = event.how === (asked === undefined ? 'CANCELLED' : 'LEFT');
    return !known || herself
      ? next
      : tell(next, {
          kind: 'consultEnded',
          how: event.how,
          asked: asked !== undefined,
          queueId: asked?.assigned.queueId ?? asker?.queueId,
        });
  },

  DispositionGiven: (state, event, at) => {
    const held = state.held.find((one) => one.assigned.contactId === event.contactId);
    const next = updateHeld(state, event.contactId, (one) =>
      one.closed === undefined ? one : { ...one, closed: { ...one.closed, disposition: event.disposition }, at },
    );
    return event.by !== 'PLAN' || held === undefined
      ? next
      : tell(next, { kind: 'outcomeTaken', disposition: event.disposition, queueId: held.assigned.queueId });
  },

  WrapUpStarted: (state, wrapUp, at) =>
    updateHeld(state, wrapUp.contactId, (held) => ({ ...held, wrapUp, at })),

  WrapUpEnded: (state, event) => withoutHeld(state, event.offerId),

  PhoneChanged: (state, event) => ({ ...state, phone: event.reachable ? 'REACHABLE' : 'UNREACHABLE' }),

  PresenceChanged: (state, event) => ({ ...state, presence: event.presence, reason: event.reason }),

  NextPresenceChosen: (state, event) => ({ ...state, nextPresence: event.presence }),

  AgentSuspended: (state, event) => ({ ...state, suspension: event.suspension }),

  SuspensionCleared: (state) => ({ ...state, suspension: undefined }),

  AgentStateChanged: (state, event) => ({
    ...state,
    agentState: event.state,
    since: event.since,
    mayHold: event.mayHold ?? state.mayHold,
  }),

  CommandRejected: (state, event) =>
    event.command === 'AgentConnected' && event.code === 'UNKNOWN_AGENT'
      ? { ...state, unknown: true }
      : state.unanswered === 0
      ? state // the desk was told in the answer to its request
      : tell(
          { ...state, unanswered: state.unanswered - 1 },
          { kind: 'rejected', code: event.code.toLowerCase(), message: event.message },
        ),
};

type NoticeToTell = Notice extends infer N ? (N extends Notice ? Omit<N, 'key'> : never) : never;

function tell(state: DeskState, notice: NoticeToTell): DeskState {
  const keyed = { ...notice, key: state.nextNotice } as Notice;
  return { ...state, notices: [...state.notices, keyed].slice(-5), nextNotice: state.nextNotice + 1 };
}

function endOffer(state: DeskState, offerId: string, notice: NoticeToTell): DeskState {
  const offer = state.offers.find((one) => one.offerId === offerId);
  return offer === undefined ? state : tell(withoutOffer(state, offerId), { ...notice, queueId: offer.queueId });
}

function withoutOffer(state: DeskState, offerId: string): DeskState {
  return { ...state, offers: state.offers.filter((one) => one.offerId !== offerId) };
}

function withoutConsult(state: DeskState, consultId: string): DeskState {
  return {
    ...state,
    consults: state.consults.filter((one) => one.consultId !== consultId),
    held: state.held.filter((one) => one.assigned.contactId !== consultId),
  };
}

function withoutHeld(state: DeskState, offerId: string): DeskState {
  return { ...state, held: state.held.filter((one) => one.assigned.offerId !== offerId) };
}

function updateHeld(
  state: DeskState,
  contactId: string,
  change: (held: HeldContact) => HeldContact,
): DeskState {
  return {
    ...state,
    held: state.held.map((one) => (one.assigned.contactId === contactId ? change(one) : one)),
  };
}

/** A call is accepted by lifting the phone; asked about one, nothing rings. */
export const mayAccept = (offer: OfferIssued): boolean => offer.channel !== 'VOICE' || offer.source === 'CONSULT';

/** What the key accepts when no offer is in front. */
export const firstToAccept = (state: DeskState): LiveOffer | undefined => state.offers.find(mayAccept);

/** Contacts still with the customer: what signing off must ask about. */
export function openWork(state: DeskState): HeldContact[] {
  return state.held.filter((one) => one.wrapUp === undefined && !isConsult(one));
}

/** Of those, the ones whose customer sits there and waits. */
export const openLive = (state: DeskState): HeldContact[] =>
  openWork(state).filter(({ assigned }) => assigned.channel === 'CHAT' || assigned.channel === 'VOICE');

/** A colleague asks her; the contact is not hers. */
export const isConsult = (held: HeldContact): boolean => held.assigned.source === 'CONSULT';

/** Without an outcome wrap-up cannot be ended by the agent. */
export const outcomeMissing = (held: HeldContact): boolean =>
  held.closed !== undefined && held.closed.disposition === undefined;

/** The contact beside another in the list, round its ends. */
export function neighbour(state: DeskState, contactId: string | null, step: number): string | null {
  const ids = state.held.map((one) => one.assigned.contactId);
  const here = contactId === null ? -1 : ids.indexOf(contactId);
  return ids[(here + step + ids.length) % ids.length] ?? contactId;
}

const isInFront = (state: DeskState, contactId: string): boolean =>
  inFront(state).held?.assigned.contactId === contactId;

/** What the agent has in front of her; neither when there is nothing. */
export interface Front {
  held?: HeldContact;
  offer?: LiveOffer;
}

/** The contact in front of the agent: her choice while it lasts, else the first there is. */
export function inFront(state: Pick<DeskState, 'held' | 'offers' | 'chosen'>): Front {
  const held = state.held.find((one) => one.assigned.contactId === state.chosen);
  const offer = state.offers.find((one) => one.contactId === state.chosen);
  if (held !== undefined || offer !== undefined) {
    return held === undefined ? { offer } : { held };
  }
  return state.held.length > 0 ? { held: state.held[0] } : { offer: state.offers[0] };
}
