create table canned_replies (
  id text primary key,
  domain text not null,
  -- what an agent types after the slash
  code text not null,
  language text not null,
  title text not null,
  text text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  version bigint not null,
  unique (domain, code, language)
);

-- who made what of it and when; it outlives the reply
create table canned_reply_changes (
  reply_id text not null,
  version bigint not null,
  domain text not null,
  kind text not null check (kind in ('CREATED', 'CHANGED', 'REMOVED')),
  code text not null,
  language text not null,
  title text not null,
  text text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (reply_id, version)
);
