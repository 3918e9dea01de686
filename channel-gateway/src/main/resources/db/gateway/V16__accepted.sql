-- what says that a program wrote a message
alter table messages add column automatic_sign text;
update messages set automatic_sign = 'not-kept' where automatic;

-- what was taken in and told to its sender, whatever became of it: the id is of a message or of a
-- parked mail; repeats are the deliveries of the same again
create table accepted_messages (
  id text primary key,
  domain text not null,
  channel text not null,
  entry_point text not null,
  accepted_at timestamptz not null default now(),
  repeats int not null default 0,
  repeated_at timestamptz
);
insert into accepted_messages (id, domain, channel, entry_point, accepted_at)
  select m.id, c.domain, c.channel, c.entry_point, m.stored_at
  from messages m join conversations c on c.id = m.conversation_id where m.direction = 'IN';
insert into accepted_messages (id, domain, channel, entry_point, accepted_at)
  select id, domain, 'EMAIL', entry_point, parked_at from parked_mails on conflict do nothing;
