-- A contact that was not let in has a segment without length.

-- A generated column cannot be given another expression before PostgreSQL 17. Its indexes go with it.
drop index segment_waiting;
alter table segment
  drop column ended_at,
  -- ContactRefused
  add column refused_at    timestamptz,
  add column refuse_reason text,
  add column ended_at      timestamptz generated always as
    (least(assigned_at, abandoned_at, callback_at, expired_at, moved_at, dismissed_at,
      refused_at)) stored;
create index segment_waiting on segment (domain_id, queue_id, channel, enqueued_at)
  where ended_at is null;
create index segment_by_ended on segment (domain_id, ended_at);
