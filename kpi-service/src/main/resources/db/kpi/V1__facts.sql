-- Facts: one row per thing that happened, filed under the UTC day it started on. A column is
-- written by exactly one type of event, named above it, and every event repeats the start times
-- its rows are keyed by. So the order of events cannot matter; a row may be there before the event
-- that opens it. Each column that an event writes stands beside the time of that event, so what a
-- row said at any past moment can be told from the row itself.

create table contact (
  day                  date        not null,
  domain_id            text        not null,
  contact_id           text        not null,
  arrived_at           timestamptz not null,
  -- ContactOpened
  conversation_id      text,
  customer_id          text,
  channel              text,
  entry_point          text,
  entry_rule           text,
  language             text,
  -- ContactClosed; closed_by is the agent, closed_how who ended it
  closed_at            timestamptz,
  closed_by            text,
  closed_how           text,
  disposition          text,
  -- DispositionGiven, when the contact was closed without one
  disposition_given    text,
  disposition_given_at timestamptz,
  -- ContactAbandoned
  abandoned_at         timestamptz,
  abandon_reason       text,
  -- ContactExpired
  expired_at           timestamptz,
  -- ContactDismissed
  dismissed_at         timestamptz,
  dismiss_reason       text,
  -- ContactRefused
  refused_at           timestamptz,
  refuse_reason        text,
  -- OutboundStarted
  outbound_at          timestamptz,
  primary key (day, domain_id, contact_id)
) partition by range (day);

-- One stay of a contact in one queue.
create table segment (
  day             date        not null,
  domain_id       text        not null,
  contact_id      text        not null,
  segment         int         not null,
  enqueued_at     timestamptz not null,
  -- ContactEnqueued; for a contact that was not let in ContactRefused or ContactOverflowed
  arrived_at      timestamptz,
  queue_id        text,
  channel         text,
  source          text,
  -- ContactEnqueued
  priority        int,
  required        jsonb,
  plan_version    bigint,
  -- ContactAssigned
  assigned_at     timestamptz,
  offer_id        text,
  -- ContactAbandoned
  abandoned_at    timestamptz,
  abandon_reason  text,
  -- CallbackRequested
  callback_at     timestamptz,
  callback_reason text,
  -- ContactExpired
  expired_at      timestamptz,
  -- ContactMoved, by a supervisor or an overflow
  moved_at        timestamptz,
  move_reason     text,
  -- ContactDismissed
  dismissed_at    timestamptz,
  dismiss_reason  text,
  -- ContactRefused: the segment has no length
  refused_at      timestamptz,
  refuse_reason   text,
  ended_at        timestamptz generated always as
    (least(assigned_at, abandoned_at, callback_at, expired_at, moved_at, dismissed_at,
      refused_at)) stored,
  primary key (day, domain_id, contact_id, segment)
) partition by range (day);
create index segment_waiting on segment (domain_id, queue_id, channel, enqueued_at)
  where ended_at is null;
create index segment_by_enqueued on segment (domain_id, enqueued_at);
create index segment_by_ended on segment (domain_id, ended_at);
create index segment_by_contact on segment (domain_id, contact_id);

create table offer (
  day            date        not null,
  domain_id      text        not null,
  offer_id       text        not null,
  issued_at      timestamptz not null,
  -- OfferIssued
  expires_at     timestamptz,
  contact_id     text,
  agent_id       text,
  queue_id       text,
  channel        text,
  segment        int,
  arrived_at     timestamptz,
  enqueued_at    timestamptz,
  cost           int,
  mode           text,
  why            jsonb,
  -- ContactAssigned
  accepted_at    timestamptz,
  -- OfferDeclined
  declined_at    timestamptz,
  decline_reason text,
  -- OfferExpired
  expired_at     timestamptz,
  -- OfferRevoked
  revoked_at     timestamptz,
  revoke_reason  text,
  ended_at       timestamptz generated always as
    (least(accepted_at, declined_at, expired_at, revoked_at)) stored,
  primary key (day, domain_id, offer_id)
) partition by range (day);
create index offer_live on offer (domain_id, queue_id) where ended_at is null;
create index offer_by_issued on offer (domain_id, issued_at);
create index offer_by_ended on offer (domain_id, ended_at);

-- One agent's ownership of one contact, named by the offer she accepted.
create table assignment (
  day                date        not null,
  domain_id          text        not null,
  offer_id           text        not null,
  assigned_at        timestamptz not null,
  -- ContactAssigned
  contact_id         text,
  agent_id           text,
  customer_id        text,
  conversation_id    text,
  queue_id           text,
  channel            text,
  segment            int,
  arrived_at         timestamptz,
  enqueued_at        timestamptz,
  cost               int,
  -- ContactReturned
  returned_at        timestamptz,
  return_reason      text,
  -- ContactTransferred; transferred_to is a queue
  transferred_at     timestamptz,
  transfer_reason    text,
  transferred_to     text,
  -- WrapUpStarted
  wrap_up_started_at timestamptz,
  wrap_up_mode       text,
  -- WrapUpEnded
  wrap_up_ended_at   timestamptz,
  wrap_up_ended_by   text,
  engaged_until      timestamptz generated always as
    (least(returned_at, wrap_up_started_at, wrap_up_ended_at)) stored,
  primary key (day, domain_id, offer_id)
) partition by range (day);
create index assignment_by_handled on assignment (domain_id, wrap_up_ended_at);

-- What boards show of an agent, in intervals without gap.
create table agent_state (
  day        date        not null,
  domain_id  text        not null,
  agent_id   text        not null,
  since      timestamptz not null,
  -- AgentStateChanged that begins it; of several in the same instant the last counts
  at_offset  bigint,
  at_index   int,
  team_id    text,
  state      text,
  presence   text,
  reason     text,
  connected  boolean,
  suspension text,
  -- AgentStateChanged that begins the next
  ended_at   timestamptz,
  primary key (day, domain_id, agent_id, since)
) partition by range (day);
create index agent_state_now on agent_state (domain_id, agent_id, since) where ended_at is null;

create table message (
  day             date        not null,
  domain_id       text        not null,
  message_id      text        not null,
  at              timestamptz not null,
  -- MessageReceived or MessageSent, told apart by actor
  actor           text,
  conversation_id text,
  sequence        bigint,
  channel         text,
  entry_point     text,
  customer_id     text,
  contact_id      text,
  agent_id        text,
  -- MessageDelivered
  delivered_at    timestamptz,
  -- MessageFailed
  failed_at       timestamptz,
  failure_code    text,
  primary key (day, domain_id, message_id)
) partition by range (day);

create table case_fact (
  day         date        not null,
  domain_id   text        not null,
  case_id     text        not null,
  opened_at   timestamptz not null,
  -- CaseOpened
  customer_id text,
  contact_id  text,
  channel     text,
  agent_id    text,
  primary key (day, domain_id, case_id)
) partition by range (day);

create table case_link (
  day        date        not null,
  domain_id  text        not null,
  case_id    text        not null,
  contact_id text        not null,
  opened_at  timestamptz not null,
  -- CaseLinked
  agent_id   text,
  linked_at  timestamptz,
  primary key (day, domain_id, case_id, contact_id)
) partition by range (day);

create table case_resolution (
  day           date        not null,
  domain_id     text        not null,
  case_id       text        not null,
  episode       int         not null,
  opened_at     timestamptz not null,
  -- CaseResolved
  resolution    text,
  agent_id      text,
  resolved_at   timestamptz,
  -- CaseReopened
  reopened_at   timestamptz,
  reopen_reason text,
  primary key (day, domain_id, case_id, episode)
) partition by range (day);

-- The customer was dialled.
create table callback_attempt (
  day         date        not null,
  domain_id   text        not null,
  contact_id  text        not null,
  attempt     int         not null,
  arrived_at  timestamptz not null,
  -- CallbackReported
  reported_at timestamptz,
  outcome     text,
  primary key (day, domain_id, contact_id, attempt)
) partition by range (day);

-- A contact is in no queue until a time. It ends with the contact's next segment, or the contact.
create table deferral (
  day         date        not null,
  domain_id   text        not null,
  contact_id  text        not null,
  deferred_at timestamptz not null,
  -- ContactDeferred
  arrived_at  timestamptz,
  queue_id    text,
  until       timestamptz,
  reason      text,
  primary key (day, domain_id, contact_id, deferred_at)
) partition by range (day);
create index deferral_by_queue on deferral (domain_id, queue_id);

-- A call's two legs, joined; or a call that ended without that: its own end is then its start.
create table call_leg (
  day        date        not null,
  domain_id  text        not null,
  contact_id text        not null,
  started_at timestamptz not null,
  -- CallJoined
  agent_id   text,
  joined_at  timestamptz,
  -- CallEnded
  ended_at   timestamptz,
  ended_by   text,
  primary key (day, domain_id, contact_id, started_at)
) partition by range (day);

create table hold (
  day        date        not null,
  domain_id  text        not null,
  contact_id text        not null,
  agent_id   text        not null,
  held_at    timestamptz not null,
  -- CallHeld
  held_by    text,
  -- CallResumed
  resumed_at timestamptz,
  primary key (day, domain_id, contact_id, agent_id, held_at)
) partition by range (day);
create index hold_by_contact on hold (domain_id, contact_id);

-- A chat's customer was away, is back or left: a row for each.
create table customer_presence (
  day        date        not null,
  domain_id  text        not null,
  contact_id text        not null,
  presence   text        not null,
  at         timestamptz not null,
  -- CustomerLeft
  by_choice  boolean,
  primary key (day, domain_id, contact_id, presence, at)
) partition by range (day);

-- What agents ask each other. It counts as no contact; its offers are offers like any other.
create table consult (
  day          date        not null,
  domain_id    text        not null,
  consult_id   text        not null,
  started_at   timestamptz not null,
  -- ConsultStarted
  contact_id   text,
  agent_id     text,
  queue_id     text,
  channel      text,
  -- ConsultAnswered
  answered_by  text,
  answered_at  timestamptz,
  -- ConsultCompleted
  completed_at timestamptz,
  -- ConsultEnded
  ended_at     timestamptz,
  ended_how    text,
  primary key (day, domain_id, consult_id)
) partition by range (day);
create index consult_by_contact on consult (domain_id, contact_id);

-- What customers were told of their waits; a row for each time.
create table wait_forecast (
  day         date        not null,
  domain_id   text        not null,
  contact_id  text        not null,
  forecast_at timestamptz not null,
  -- WaitForecasted
  segment     int,
  enqueued_at timestamptz,
  queue_id    text,
  ahead       int,
  -- null while nothing was known
  p50_seconds int,
  p90_seconds int,
  primary key (day, domain_id, contact_id, forecast_at)
) partition by range (day);
create index wait_forecast_by_queue on wait_forecast (domain_id, queue_id, forecast_at);

-- What finds no partition of its day goes here.
do $$
declare
  fact text;
begin
  for fact in
    select c.relname from pg_partitioned_table p
    join pg_class c on c.oid = p.partrelid
    where c.relnamespace = current_schema()::regnamespace
  loop
    execute format('create table %I partition of %I default', fact || '_other_days', fact);
  end loop;
end $$;

-- Plans and rosters are few: whole history, by the place in the log.
create table plan_part (
  domain_id text   not null,
  version   bigint not null,
  part      int    not null,
  at_offset bigint not null,
  at_index  int    not null,
  queues    jsonb  not null,
  primary key (domain_id, version, part, at_offset, at_index)
);

create table plan_applied (
  domain_id  text        not null,
  version    bigint      not null,
  at_offset  bigint      not null,
  at_index   int         not null,
  parts      int         not null,
  hash       text        not null,
  author     text        not null,
  applied_at timestamptz not null,
  primary key (domain_id, version, at_offset, at_index)
);

create table roster_change (
  domain_id  text        not null,
  agent_id   text        not null,
  at_offset  bigint      not null,
  at_index   int         not null,
  changed_at timestamptz not null,
  -- null when the agent was removed
  team_id    text,
  active     boolean     not null,
  primary key (domain_id, agent_id, at_offset, at_index)
);

-- What came more than ten minutes after its own interval had ended.
create table correction (
  topic       text        not null,
  part        int         not null,
  at_offset   bigint      not null,
  domain_id   text        not null,
  fact        text        not null,
  fact_day    date        not null,
  fact_id     text        not null,
  field       text        not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (topic, part, at_offset, fact, fact_id, field)
);

-- How far the facts of a domain reach; not a fact itself.
create table progress (
  domain_id text        not null,
  topic     text        not null,
  as_of     timestamptz not null,
  primary key (domain_id, topic)
);
