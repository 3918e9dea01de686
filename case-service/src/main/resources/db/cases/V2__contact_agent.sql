-- From routing-events: who was offered a contact or has it, while it lasts; and who had it once.
-- customer_id is null where an agent started the contact: whom she named is a claim.
create table contact_agent (
  domain_id   text        not null,
  contact_id  text        not null,
  agent_id    text        not null,
  customer_id text,
  assigned    boolean     not null,
  ended_at    timestamptz,
  primary key (domain_id, contact_id, agent_id)
);
create index contact_agent_of_agent on contact_agent (domain_id, agent_id, customer_id)
  where ended_at is null;
