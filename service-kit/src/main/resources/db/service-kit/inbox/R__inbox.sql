-- Repeatable: it runs again when it changes, so each statement must do no harm then.
create table if not exists consumed_offset (
  consumer    text not null,
  topic       text not null,
  part        int not null,
  next_offset bigint not null,
  primary key (consumer, topic, part)
);
