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

create table consult_other_days partition of consult default;

create or replace function open_day(wanted date) returns void language plpgsql as $$
declare
  fact text;
begin
  perform set_config('lock_timeout', '2s', true);
  foreach fact in array array['contact', 'segment', 'offer', 'assignment', 'agent_state',
      'message', 'case_fact', 'case_link', 'case_resolution', 'callback_attempt', 'deferral',
      'call_leg', 'hold', 'customer_presence', 'consult'] loop
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
