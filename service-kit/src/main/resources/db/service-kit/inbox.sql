-- Copied into a service's first migration.
create table consumed_offset (
  consumer    text not null,
  topic       text not null,
  part        int not null,
  next_offset bigint not null,
  primary key (consumer, topic, part)
);
