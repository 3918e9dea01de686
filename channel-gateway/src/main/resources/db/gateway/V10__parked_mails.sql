-- a parked mail waits until a person routes or dismisses it; a report about a mail of ours does not
alter table parked_mails
  add column mailbox text not null,
  add column sender text not null,
  add column subject text not null,
  add column settled_as text,
  add column settled_by text,
  add column settled_at timestamptz;
create index parked_mails_waiting on parked_mails (domain, parked_at, id)
  where settled_at is null;
