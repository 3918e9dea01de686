-- from routing-events: under which user the phone of an agent registers
create table agent_phones (
  domain text not null,
  agent_id text not null,
  phone text not null,
  primary key (domain, agent_id)
);
create index agent_phones_by_user on agent_phones (phone);

-- where a phone can be rung; the last one that registered counts
create table phone_registrations (
  domain text not null,
  phone text not null,
  contact text not null,
  call_id text not null,
  sequence bigint not null,
  expires_at timestamptz not null,
  reachable boolean not null,
  check_at timestamptz not null,
  primary key (domain, phone)
);
create index phone_registrations_by_expiry on phone_registrations (expires_at);
create index phone_registrations_by_check on phone_registrations (check_at);

-- how often a nonce of ours was used: no request with a digest works twice
create table phone_nonces (
  nonce text primary key,
  count bigint not null,
  used_at timestamptz not null default now()
);
create index phone_nonces_by_age on phone_nonces (used_at);

-- calls; instance is who carries its legs: null when it has none. What a leg and the caller's
-- address are is forgotten when the call ends
create table calls (
  contact_id text primary key,
  domain text not null,
  conversation_id text not null,
  instance text,
  callback boolean not null,
  stage text not null,
  details jsonb not null,
  caller text,
  customer_leg jsonb,
  agent_leg jsonb,
  started_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index calls_by_instance on calls (instance) where instance is not null;
create index calls_ended on calls (changed_at) where stage = 'Ended';
