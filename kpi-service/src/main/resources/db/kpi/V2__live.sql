-- Live channels: contacts that end without a disposition, callbacks, maximum waits, calls and holds;
-- and what agents and supervisors may do with contacts: pass them on, move and dismiss them.

alter table contact
  -- ContactClosed
  add column closed_how           text,
  -- DispositionGiven
  add column disposition_given    text,
  add column disposition_given_at timestamptz,
  -- ContactExpired
  add column expired_at           timestamptz,
  -- ContactDismissed
  add column dismissed_at         timestamptz,
  add column dismiss_reason       text,
  -- ContactRefused
  add column refused_at           timestamptz,
  add column refuse_reason        text,
  -- OutboundStarted
  add column outbound_at          timestamptz;

-- A generated column cannot be given another expression before PostgreSQL 17. Its indexes go with it.
drop index segment_waiting;
alter table segment
  drop column ended_at,
  -- CallbackRequested
  add column callback_at     timestamptz,
  add column callback_reason text,
  -- ContactExpired
  add column expired_at      timestamptz,
  -- ContactMoved, by a supervisor or an overflow
  add column moved_at        timestamptz,
  add column move_reason     text,
  -- ContactDismissed
  add column dismissed_at    timestamptz,
  add column dismiss_reason  text,
  add column ended_at        timestamptz generated always as
    (least(assigned_at, abandoned_at, callback_at, expired_at, moved_at, dismissed_at)) stored;
create index segment_waiting on segment (domain_id, queue_id, channel, enqueued_at)
  where ended_at is null;
create index segment_by_ended on segment (domain_id, ended_at);
create index segment_by_contact on segment (domain_id, contact_id);

alter table assignment
  -- ContactTransferred
  add column transferred_at  timestamptz,
  add column transfer_reason text,
  add column transferred_to  text;

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

create table callback_attempt_other_days partition of callback_attempt default;
create table deferral_other_days partition of deferral default;
create table call_leg_other_days partition of call_leg default;
create table hold_other_days partition of hold default;
create table customer_presence_other_days partition of customer_presence default;

-- Assignments that are done, with the seconds on hold while the agent was engaged: spans that
-- overlap, because both sides held, count once.
create view handled as
  select a.*, coalesce(h.seconds, 0) as hold_seconds
  from assignment a
  left join lateral (
    select sum(extract(epoch from upper(span) - lower(span))) as seconds
    from (
      select unnest(range_agg(tstzrange(
        greatest(held_at, a.assigned_at), least(resumed_at, a.engaged_until)))) as span
      from hold
      where domain_id = a.domain_id and contact_id = a.contact_id and agent_id = a.agent_id
        and held_at < a.engaged_until and (resumed_at is null or resumed_at > a.assigned_at)
        and held_by is not null) held
    ) h on true
  where a.wrap_up_ended_at is not null;

-- Deferrals that have not ended.
create view deferred as
  select d.* from deferral d
  where not exists (
      select from segment s
      where s.domain_id = d.domain_id and s.contact_id = d.contact_id
        and s.source is not null and s.enqueued_at >= d.deferred_at)
    and not exists (
      select from contact c
      where c.day = (d.arrived_at at time zone 'UTC')::date and c.domain_id = d.domain_id
        and c.contact_id = d.contact_id
        and num_nonnulls(
          c.closed_at, c.abandoned_at, c.expired_at, c.dismissed_at, c.refused_at) > 0);

create or replace function open_day(wanted date) returns void language plpgsql as $$
declare
  fact text;
begin
  perform set_config('lock_timeout', '2s', true);
  foreach fact in array array['contact', 'segment', 'offer', 'assignment', 'agent_state',
      'message', 'case_fact', 'case_link', 'case_resolution', 'callback_attempt', 'deferral',
      'call_leg', 'hold', 'customer_presence'] loop
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
