-- tries to find out who is at the other end of a contact; what they are worth now is computed
create table verifications (
  id text primary key,
  domain text not null,
  contact_id text not null,
  customer_id text not null references customers (id),
  level int not null check (level between 0 and 2),
  method text not null,
  failed boolean not null,
  facts text[] not null default '{}',
  reason text,
  tried_by text not null,
  tried_at timestamptz not null
);
create index verifications_of_contact on verifications (contact_id, tried_at desc);
create index failed_verifications on verifications (customer_id, tried_at desc) where failed;
