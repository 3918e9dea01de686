-- Facts: one row per thing that happened, filed under the UTC day it started on. A column is
-- written by exactly one type of event and every event repeats the start times its rows are keyed
-- by, so the order of events cannot matter; a row may be there before the event that opens it.

create table contact (
  day             date        not null,
  domain_id       text        not null,
  contact_id      text        not null,
  arrived_at      timestamptz not null,
  -- ContactOpened
  conversation_id text,
  customer_id     text,
  channel         text,
  entry_point     text,
  entry_rule      text,
  language        text,
  -- ContactClosed
  closed_at       timestamptz,
  closed_by       text,
  disposition     text,
  -- ContactAbandoned
  abandoned_at    timestamptz,
  abandon_reason  text,
  primary key (day, domain_id, contact_id)
) partition by range (day);

-- One stay of a contact in one queue.
create table segment (
  day             date        not null,
  domain_id       text        not null,
  contact_id      text        not null,
  segment         int         not null,
  enqueued_at     timestamptz not null,
  -- ContactEnqueued
  arrived_at      timestamptz,
  queue_id        text,
  channel         text,
  priority        int,
  source          text,
  required        jsonb,
  plan_version    bigint,
  -- ContactAssigned
  assigned_at     timestamptz,
  offer_id        text,
  -- ContactAbandoned
  abandoned_at    timestamptz,
  abandon_reason  text,
  ended_at        timestamptz generated always as (least(assigned_at, abandoned_at)) stored,
  primary key (day, domain_id, contact_id, segment)
) partition by range (day);
create index segment_waiting on segment (domain_id, queue_id, channel, enqueued_at)
  where assigned_at is null and abandoned_at is null;
create index segment_by_enqueued on segment (domain_id, enqueued_at);
create index segment_by_ended on segment (domain_id, ended_at);

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
create index offer_live on offer (domain_id, queue_id)
  where accepted_at is null and declined_at is null and expired_at is null and revoked_at is null;
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
  cost               int,
  -- ContactReturned
  returned_at        timestamptz,
  return_reason      text,
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

create table consumed_offset (
  consumer    text   not null,
  topic       text   not null,
  part        int    not null,
  next_offset bigint not null,
  primary key (consumer, topic, part)
);

-- How far the facts of a domain reach; not a fact itself.
create table progress (
  domain_id text        not null,
  topic     text        not null,
  as_of     timestamptz not null,
  primary key (domain_id, topic)
);

create table contact_other_days partition of contact default;
create table segment_other_days partition of segment default;
create table offer_other_days partition of offer default;
create table assignment_other_days partition of assignment default;
create table agent_state_other_days partition of agent_state default;
create table message_other_days partition of message default;
create table case_fact_other_days partition of case_fact default;
create table case_link_other_days partition of case_link default;
create table case_resolution_other_days partition of case_resolution default;

-- Gives a day its own partitions. Where that cannot be had at once (somebody reads the table, or
-- rows of the day are already in the default partition) the rows go to the default partition.
create function open_day(wanted date) returns void language plpgsql as $$
declare
  fact text;
begin
  perform set_config('lock_timeout', '2s', true);
  foreach fact in array array['contact', 'segment', 'offer', 'assignment', 'agent_state',
      'message', 'case_fact', 'case_link', 'case_resolution'] loop
    begin
      if to_regclass(format('%I', fact || to_char(wanted, '_YYYYMMDD'))) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)',
          fact || to_char(wanted, '_YYYYMMDD'), fact, wanted, wanted + 1);
      end if;
    exception when check_violation or lock_not_available or duplicate_table
        or unique_violation or deadlock_detected then
      null;
    end;
  end loop;
  perform set_config('lock_timeout', '0', true);
end $$;
