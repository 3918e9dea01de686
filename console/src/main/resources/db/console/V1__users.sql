-- Users, and what of them others learn by the topic directory.
create table users (
  id                text primary key,
  username          text not null unique check (username = lower(username)),
  display_name      text not null,
  password_hash     text not null,
  domain            text not null,
  roles             text[] not null,
  teams             text[] not null,
  active            boolean not null,
  demo              boolean not null,
  tokens_not_before timestamptz,
  version           bigint not null,
  changed_at        timestamptz not null default now()
);
create index users_domain on users (domain);

create table outbox (
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
create index outbox_unsent on outbox (seq) where sent_at is null;
create index outbox_awaiting on outbox (sent_at) where sent_at is not null;

create table outbox_lease (
  shard        int primary key,
  owner        text not null,
  leased_until timestamptz not null
);
