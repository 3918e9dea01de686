-- how an identity became known: CHANNEL by what arrived, SITE by a site's signed word, AGENT by an
-- agent; vouched_at is when the site last answered for it
alter table identities
  add column source text not null default 'CHANNEL' check (source in ('CHANNEL', 'SITE', 'AGENT')),
  add column vouched_at timestamptz;

-- what is known of a customer, by whom and since when
alter table customers
  add column language_by text,
  add column language_at timestamptz,
  add column tier text,
  add column tier_at timestamptz,
  add column address_form text check (address_form in ('FORMAL', 'INFORMAL')),
  add column address_form_by text,
  add column address_form_at timestamptz;

-- what the site vouched for with its user's last session
alter table visitors add column user_email text, add column user_phone text;

-- merged is found by survivor as long as it is not undone; no other row is rewritten
create table customer_merges (
  id text primary key,
  domain text not null,
  merged text not null references customers (id),
  survivor text not null references customers (id),
  reason text not null,
  note text,
  merged_by text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  undone_note text,
  check (merged <> survivor)
);
create unique index one_survivor on customer_merges (merged) where undone_at is null;
create index merged_into on customer_merges (survivor) where undone_at is null;

-- the one place that says by which customer another is found: all readers ask here
create function customer_root(customer text) returns text language sql stable as $$
  with recursive up (id, step) as (
    select customer, 0
    union all
    select m.survivor, up.step + 1 from up
      join customer_merges m on m.merged = up.id and m.undone_at is null
      where up.step < 1000
  )
  select id from up order by step desc limit 1
$$;

-- all customers that are one person with this one
create function customer_family(customer text) returns setof text language sql stable as $$
  with recursive down (id) as (
    select customer_root(customer)
    union
    select m.merged from down
      join customer_merges m on m.survivor = down.id and m.undone_at is null
  )
  select id from down
$$;

-- two customers who may be one person, until a person decides; kind and ref are the identity that
-- speaks for it
create table merge_proposals (
  id text primary key,
  domain text not null,
  one text not null references customers (id),
  other text not null references customers (id),
  reason text not null,
  kind text not null,
  ref text not null,
  proposed_at timestamptz not null,
  decided_as text check (decided_as in ('SAME', 'NOT_SAME')),
  decided_by text,
  decided_at timestamptz,
  check (one < other),
  unique (one, other)
);
create index merge_proposals_of_other on merge_proposals (other) where decided_as is null;

-- whom we may contact by ourselves, on which channel and for what; no row: nobody objected
create table contact_permissions (
  customer_id text not null references customers (id),
  channel text not null,
  purpose text not null,
  allowed boolean not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (customer_id, channel, purpose)
);

-- a conversation that an agent began: she may write in it, to the identity of that ref
alter table conversations add column started_by text, add column started_to text;
