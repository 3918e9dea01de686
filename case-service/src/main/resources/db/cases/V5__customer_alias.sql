-- From customers: who is found by which other customer. Cases keep the customer they were opened for.
create table customer_alias (
  domain_id text        not null,
  merged    text        not null,
  survivor  text        not null,
  merge_id  text        not null,
  merged_at timestamptz not null,
  primary key (domain_id, merged)
);
create index aliases_of_survivor on customer_alias (domain_id, survivor);

-- The one place that says who is one person: all readers ask here.
create function customer_family(domain text, customer text) returns setof text
language sql stable as $$
  with recursive up (id) as (
    select customer
    union
    select a.survivor from up
      join customer_alias a on a.domain_id = domain and a.merged = up.id
  ), down (id) as (
    select id from up
    union
    select a.merged from down
      join customer_alias a on a.domain_id = domain and a.survivor = down.id
  )
  select id from down
$$;
