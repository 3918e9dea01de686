-- a contact that an agent opened on a conversation she may not read: it opens the conversation to nobody
alter table contacts add column barred boolean not null default false;
