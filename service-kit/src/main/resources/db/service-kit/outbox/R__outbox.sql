-- Repeatable: it runs again when it changes, so each statement must do no harm then.
create table if not exists outbox (
  id          text primary key,
  seq         bigint generated always as identity,
  shard       int not null,
  topic       text not null,
  record_key  text not null,
  headers     jsonb not null,
  value       bytea not null,
  await_event boolean not null,
  created_at  timestamptz not null default now(),
  sent_at     timestamptz
);
create index if not exists outbox_unsent on outbox (seq) where sent_at is null;
create index if not exists outbox_awaiting on outbox (sent_at) where sent_at is not null;

create table if not exists outbox_lease (
  shard        int primary key,
  owner        text not null,
  leased_until timestamptz not null
);
