-- What customers were told of their waits; a row for each time.
create table wait_told (
  day         date        not null,
  domain_id   text        not null,
  contact_id  text        not null,
  told_at     timestamptz not null,
  -- WaitForecasted
  segment     int,
  enqueued_at timestamptz,
  queue_id    text,
  ahead       int,
  -- null while nothing was known
  p50_seconds int,
  p90_seconds int,
  primary key (day, domain_id, contact_id, told_at)
) partition by range (day);
create index wait_told_by_queue on wait_told (domain_id, queue_id, told_at);

create table wait_told_other_days partition of wait_told default;

create or replace function open_day(wanted date) returns void language plpgsql as $$
declare
  fact text;
begin
  perform set_config('lock_timeout', '2s', true);
  foreach fact in array array['contact', 'segment', 'offer', 'assignment', 'agent_state',
      'message', 'case_fact', 'case_link', 'case_resolution', 'callback_attempt', 'deferral',
      'call_leg', 'hold', 'customer_presence', 'consult', 'wait_told'] loop
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
