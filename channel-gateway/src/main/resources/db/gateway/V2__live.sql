-- replicas that run; whoever finds a dead one ends or parks what it carried, then deletes its row
create table instances (
  id text primary key,
  name text,
  started_at timestamptz not null default now(),
  leased_until timestamptz not null
);

-- from routing-events: the router's order of a queue; contacts that are offered keep their place
create table waiting_contacts (
  contact_id text primary key,
  domain text not null,
  queue_id text not null,
  priority int not null,
  arrived_at timestamptz not null,
  opened bigint not null
);
create index waiting_contacts_in_order
  on waiting_contacts (domain, queue_id, priority, arrived_at, opened, contact_id);

-- the state of a call as desks show it
create table call_states (
  contact_id text primary key,
  state text not null check (state in ('DIALLING', 'TALKING', 'HELD', 'ENDED')),
  since timestamptz not null,
  held_by text,
  ended_by text
);

-- from routing-events: whether calls can be offered to an agent
create table phone_reachability (
  domain text not null,
  agent_id text not null,
  reachable boolean not null,
  primary key (domain, agent_id)
);

-- somebody at a widget; identity_ref is the keyed hash of the site's user_id, null while anonymous
create table visitors (
  id text primary key,
  domain text not null,
  widget text not null,
  conversation_id text not null unique,
  identity_ref text,
  user_id text,
  user_name text,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create index visitors_by_identity on visitors (domain, widget, identity_ref, seen_at)
  where identity_ref is not null;

create table visitor_tokens (
  hash bytea primary key,
  visitor_id text not null references visitors (id),
  created_at timestamptz not null default now()
);

create table chat_tickets (
  hash bytea primary key,
  visitor_id text not null references visitors (id),
  expires_at timestamptz not null
);
create index chat_tickets_by_age on chat_tickets (expires_at);

-- changed_at is the offset of the routing command that caused the phase
create table live_chats (
  conversation_id text primary key,
  domain text not null,
  visitor_id text not null references visitors (id),
  contact_id text,
  phase text not null default 'IDLE'
    check (phase in ('IDLE', 'QUEUED', 'CONNECTED', 'ENDED')),
  changed_at bigint not null default -1,
  presence text not null check (presence in ('HERE', 'AWAY', 'LEFT')),
  away_since timestamptz,
  read_sequence bigint not null default 0
);
create index live_chats_by_contact on live_chats (contact_id) where contact_id is not null;
create index live_chats_away on live_chats (away_since)
  where presence = 'AWAY' and contact_id is not null;

create table chat_sockets (
  id text primary key,
  conversation_id text not null,
  instance_id text not null
);
create index chat_sockets_by_conversation on chat_sockets (conversation_id);
create index chat_sockets_by_instance on chat_sockets (instance_id);
