-- From routing-events: who asks whom about which contact.
create table consults (
  id text primary key,
  domain text not null,
  contact_id text not null,
  asker_id text not null,
  started_at timestamptz not null,
  answered_by text,
  ended_at timestamptz
);

-- What the two write to each other; the customer never sees it, and no topic carries it.
create table consult_messages (
  consult_id text not null references consults (id) on delete cascade,
  sequence bigint not null,
  author_id text not null,
  client_id text not null,
  written_at timestamptz not null,
  text text not null,
  primary key (consult_id, sequence),
  unique (consult_id, author_id, client_id)
);

-- From routing-events: the waiting contacts that the router told an agent she may look at. For a
-- while their subjects are hers to read.
create table listed_contacts (
  agent_id text not null,
  contact_id text not null,
  listed_at timestamptz not null,
  primary key (agent_id, contact_id)
);
