-- Users, and what of them others learn by the topic directory.
create table users (
  id                text primary key,
  username          text not null unique check (username = lower(username)),
  display_name      text not null,
  password_hash     text not null,
  domain            text not null,
  roles             text[] not null,
  active            boolean not null,
  demo              boolean not null,
  tokens_not_before timestamptz,
  version           bigint not null,
  changed_at        timestamptz not null default now()
);
create index users_domain on users (domain);

-- The teams a user is in, or supervises, in the order the administrator gave.
create table team_membership (
  user_id  text not null references users (id) on delete cascade,
  position int  not null,
  team_id  text not null,
  primary key (user_id, position)
);
create index team_members on team_membership (team_id);
