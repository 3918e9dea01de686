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

-- provider is what carries it, via what that provider's configuration calls the entry point
create table conversations (
  id text primary key,
  domain text not null,
  channel text not null,
  entry_point text not null,
  provider text not null,
  via text not null,
  customer_id text not null references customers (id),
  source_key text,
  subject text,
  possible_reply_to text,
  last_sequence bigint not null default 0,
  last_inbound_sequence bigint not null default 0,
  last_inbound_at timestamptz,
  created_at timestamptz not null default now()
);

-- who may write into a conversation by answering a message of ours
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

create table raw_messages (
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

-- received, but no customer's message: kept with the cause, for people to look at
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
-- next_attempt_at is infinity when a receipt of the customer's side has to end it
create index deliveries_due on deliveries (next_attempt_at) where state = 'SENDING';
create index deliveries_in_order on deliveries (conversation_id, sequence) where state = 'SENDING';

-- from routing-events: which conversation a contact is of; opened is the offset of the command that
-- opened it, which breaks the tie of two that arrived at once
create table contacts (
  id text primary key,
  domain text not null,
  conversation_id text not null,
  opened bigint not null default 0
);
create index contacts_by_conversation on contacts (conversation_id);

-- from routing-events: who was offered a contact and who has it
create table contact_access (
  contact_id text not null,
  agent_id text not null,
  offer_id text not null,
  state text not null check (state in ('OFFERED', 'ENGAGED', 'WRAP_UP', 'RELEASED')),
  changed_at timestamptz not null,
  primary key (contact_id, agent_id)
);
create index contact_access_by_agent on contact_access (agent_id)
  where state in ('OFFERED', 'ENGAGED', 'WRAP_UP');

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
