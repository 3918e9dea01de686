-- Deferrals with their ends: the contact's next segment, or the contact. Null: not ended yet.
drop view if exists deferral_span;
create view deferral_span as
  select d.*, c.channel, c.language,
    least(s.enqueued_at, c.closed_at, c.abandoned_at, c.expired_at, c.dismissed_at, c.refused_at)
      as ended_at
  from deferral d
  left join contact c on c.day = (d.arrived_at at time zone 'UTC')::date
    and c.domain_id = d.domain_id and c.contact_id = d.contact_id
  left join lateral (
    select min(n.enqueued_at) as enqueued_at from segment n
    where n.domain_id = d.domain_id and n.contact_id = d.contact_id
      and n.day >= d.day and n.source is not null and n.enqueued_at >= d.deferred_at) s on true;
