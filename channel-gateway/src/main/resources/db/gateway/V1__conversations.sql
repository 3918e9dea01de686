create table customers (
  id text primary key,
  domain text not null,
  name text,
  language text,
  created_at timestamptz not null default now()
);

-- ref is a keyed hash of the value: what the log may name
create table identities (
  domain text not null,
  kind text not null,
  ref text not null,
  value text not null,
  customer_id text not null references customers (id),
  linked_at timestamptz not null default now(),
  primary key (domain, kind, ref)
);
create index identities_by_customer on identities (customer_id);

create table conversations (
  id text primary key,
  domain text not null,
  channel text not null,
  entry_point text not null,
  via text not null,
  customer_id text not null references customers (id),
  source_key text,
  subject text,
  possible_reply_to text,
  last_sequence bigint not null default 0,
  last_inbound_sequence bigint not null default 0,
  created_at timestamptz not null default now()
);

-- who may write into a conversation by answering a mail of ours
create table participants (
  conversation_id text not null references conversations (id),
  kind text not null,
  ref text not null,
  primary key (conversation_id, kind, ref)
);

create table messages (
  id text primary key,
  conversation_id text not null references conversations (id),
  sequence bigint not null,
  direction text not null check (direction in ('IN', 'OUT')),
  author_kind text not null,
  author_id text,
  author_name text,
  contact_id text,
  subject text,
  body text not null,
  quoted text,
  html text,
  reply_to text,
  external_id text,
  external_references text,
  source_hash text,
  automatic boolean not null default false,
  redacted boolean not null default false,
  language_tag text,
  language_source text,
  language_confidence int,
  client_message_id text,
  happened_at timestamptz not null,
  stored_at timestamptz not null,
  unique (conversation_id, sequence)
);
create index messages_by_contact on messages (contact_id);

create table raw_mails (
  message_id text primary key references messages (id),
  content bytea not null
);

create table attachments (
  id text primary key,
  message_id text not null references messages (id),
  position int not null,
  name text not null,
  type text not null,
  content_id text,
  size bigint not null,
  content bytea not null
);
create index attachments_by_message on attachments (message_id, position);

-- every accepted delivery of a source once: a redelivery finds its row and gets the same answer
create table inbound (
  key text primary key,
  answer text,
  received_at timestamptz not null default now()
);
create index inbound_by_age on inbound (received_at) where answer is not null;

-- taken, but no customer's demand: kept with the cause, for people to look at
create table parked_mails (
  id text primary key,
  domain text not null,
  entry_point text not null,
  cause text not null,
  content bytea not null,
  parked_at timestamptz not null default now()
);

create table deliveries (
  message_id text primary key references messages (id),
  conversation_id text not null references conversations (id),
  sequence bigint not null,
  state text not null check (state in ('SENDING', 'DELIVERED', 'FAILED')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  leased_until timestamptz,
  code text,
  ended_at timestamptz
);
create index deliveries_due on deliveries (next_attempt_at) where state = 'SENDING';
create index deliveries_in_order on deliveries (conversation_id, sequence) where state = 'SENDING';

-- from routing-events: which conversation a contact is of
create table contacts (
  id text primary key,
  domain text not null,
  conversation_id text not null
);

-- from routing-events: who was offered a contact and who has it
create table contact_access (
  contact_id text not null,
  agent_id text not null,
  offer_id text not null,
  state text not null check (state in ('OFFERED', 'ENGAGED', 'WRAP_UP', 'RELEASED')),
  changed_at timestamptz not null,
  primary key (contact_id, agent_id)
);

-- from routing-events: the attributes the plan in force declares
create table plan_attributes (
  domain text not null,
  version bigint not null,
  part int not null,
  attributes jsonb not null,
  primary key (domain, version, part)
);
create table plan_in_force (
  domain text primary key,
  version bigint not null
);
