-- Which minutes' figures have changed, so that a board counts those and no others again. A minute
-- without a row has none. Source: the table whose rows changed; change: how often.
create table changed_minute (
  domain_id text        not null,
  minute    timestamptz not null,
  source    text        not null,
  change    bigint      not null,
  primary key (domain_id, minute, source)
);

-- Notes minutes of times, each of a domain; the times may be null.
create function note_minutes(source text, domains text[], times timestamptz[])
  returns void language sql as $$
  insert into changed_minute as m (domain_id, minute, source, change)
    select distinct domain_id, date_trunc('minute', at, 'UTC'), note_minutes.source, 1
    from unnest(domains, times) as noted (domain_id, at) where at is not null
    order by 1, 2
  on conflict (domain_id, minute, source) do update set change = m.change + 1
$$;

-- A segment counts where it began and where it ended; where it began only while what it counts by
-- changes, for each of them ends.
create function note_segments() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_minutes('segment', array_agg(domain_id), array_agg(at))
      from new_rows cross join lateral (values (enqueued_at), (ended_at)) as times (at);
  else
    perform note_minutes('segment', array_agg(domain_id), array_agg(at))
      from (
        select n.domain_id, n.enqueued_at as at
          from new_rows n join old_rows o using (day, domain_id, contact_id, segment)
          where (n.queue_id, n.channel, n.refused_at)
            is distinct from (o.queue_id, o.channel, o.refused_at)
        union all select domain_id, ended_at from old_rows
        union all select domain_id, ended_at from new_rows) as times;
  end if;
  return null;
end $$;

-- An assignment counts where its wrap-up ended.
create function note_assignments() returns trigger language plpgsql as $$
begin
  -- who files a hold now is waited for, and waits: one of both sees the other's rows
  perform pg_advisory_xact_lock_shared(hashtext('hold and wrap-up of ' || domain_id))
    from (select distinct domain_id from new_rows where wrap_up_ended_at is not null order by 1)
      as domains;
  perform note_minutes('assignment', array_agg(domain_id), array_agg(wrap_up_ended_at))
    from new_rows;
  if tg_op = 'UPDATE' then
    perform note_minutes('assignment', array_agg(domain_id), array_agg(wrap_up_ended_at))
      from old_rows;
  end if;
  return null;
end $$;

-- A hold counts with the assignment that it was in, if that is filed already; else its wrap-up
-- tells. The segment leads there: it has an index by contact.
create function note_holds() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('hold and wrap-up of ' || domain_id))
    from (select distinct domain_id from new_rows order by 1) as domains;
  perform note_minutes('hold', array_agg(a.domain_id), array_agg(a.wrap_up_ended_at))
    from new_rows h
    join segment g on g.domain_id = h.domain_id and g.contact_id = h.contact_id
    join assignment a on a.day = (g.assigned_at at time zone 'UTC')::date
      and a.domain_id = g.domain_id and a.offer_id = g.offer_id;
  return null;
end $$;

create trigger note_new after insert on segment referencing new table as new_rows
  for each statement execute function note_segments();
create trigger note_changed after update on segment
  referencing old table as old_rows new table as new_rows
  for each statement execute function note_segments();
create trigger note_new after insert on assignment referencing new table as new_rows
  for each statement execute function note_assignments();
create trigger note_changed after update on assignment
  referencing old table as old_rows new table as new_rows
  for each statement execute function note_assignments();
create trigger note_new after insert on hold referencing new table as new_rows
  for each statement execute function note_holds();
create trigger note_changed after update on hold referencing new table as new_rows
  for each statement execute function note_holds();

-- what is there already, as far back as a board looks
select note_minutes('segment', array_agg(domain_id), array_agg(at))
  from segment cross join lateral (values (enqueued_at), (ended_at)) as times (at)
  where day >= current_date - 3;
select note_minutes('assignment', array_agg(domain_id), array_agg(wrap_up_ended_at))
  from assignment where day >= current_date - 3;
