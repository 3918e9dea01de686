-- A customer's matter. One row of the outbox for each version.
create table cases (
  domain_id       text        not null,
  id              text        not null,
  customer_id     text        not null,
  conversation_id text        not null,
  opened_at       timestamptz not null,
  changed_at      timestamptz not null,
  version         bigint      not null,
  primary key (domain_id, id)
);
create index cases_of_conversation on cases (domain_id, conversation_id, opened_at desc);
create index cases_of_customer on cases (domain_id, customer_id, opened_at desc);

-- From opening (or reopening) to resolution; the last episode is open as long as its case is.
create table episode (
  domain_id     text        not null,
  case_id       text        not null,
  number        int         not null,
  began_at      timestamptz not null,
  resolution    text,
  resolved_at   timestamptz,
  reopened_at   timestamptz,
  reopen_reason text,
  primary key (domain_id, case_id, number),
  foreign key (domain_id, case_id) references cases (domain_id, id) on delete cascade,
  check ((resolution is null) = (resolved_at is null)),
  check ((reopened_at is null) = (reopen_reason is null)),
  check (reopened_at is null or resolved_at is not null)
);
create unique index one_open_episode on episode (domain_id, case_id) where resolved_at is null;

-- A contact belongs to one case.
create table linked_contact (
  domain_id  text        not null,
  contact_id text        not null,
  case_id    text        not null,
  channel    text        not null,
  linked_at  timestamptz not null,
  agent_id   text        not null,
  agent_at   timestamptz not null,
  primary key (domain_id, contact_id),
  foreign key (domain_id, case_id) references cases (domain_id, id) on delete cascade
);
create index contacts_of_case on linked_contact (domain_id, case_id);

-- What agents write; personal data may be in it, so it stays here.
create table note (
  domain_id  text        not null,
  case_id    text        not null,
  id         text        not null,
  author_id  text        not null,
  client_id  text        not null,
  written_at timestamptz not null,
  text       text        not null,
  primary key (domain_id, id),
  unique (domain_id, case_id, author_id, client_id),
  foreign key (domain_id, case_id) references cases (domain_id, id) on delete cascade
);
