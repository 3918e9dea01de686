-- from routing-events: our commands for an agent that the router failed on, and has not answered since
create table failed_routes (
  command_id text primary key,
  domain text not null,
  contact_id text not null,
  failures int not null,
  first_failed_at timestamptz not null default now(),
  failed_at timestamptz not null default now()
);
create index failed_routes_by_contact on failed_routes (domain, contact_id);
