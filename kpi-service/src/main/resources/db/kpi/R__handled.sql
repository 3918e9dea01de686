-- Assignments that are done, with the seconds on hold while the agent was engaged: spans that
-- overlap, because both sides held, count once.
drop view if exists handled;
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
