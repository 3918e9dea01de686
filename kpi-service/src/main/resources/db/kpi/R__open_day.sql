-- Gives a day partitions of its own in all tables that have partitions. Where that cannot be had at
-- once (somebody reads the table, or rows of the day are already in the default partition) the rows
-- go to the default partition.
create or replace function open_day(wanted date) returns void language plpgsql as $$
declare
  fact text;
begin
  perform set_config('lock_timeout', '2s', true);
  for fact in
    select c.relname from pg_partitioned_table p
    join pg_class c on c.oid = p.partrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema()
    order by c.oid
  loop
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
  delete from changed_minute where minute < wanted - 4; -- no board looks so far back
end $$;
