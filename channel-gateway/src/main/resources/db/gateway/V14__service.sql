-- until when the router keeps the contact of a chat out of line: its customer is answered from then on
alter table live_chats add column deferred_until timestamptz;
-- she was promised an answer, so she may go: the contact is not given up when she stays away
alter table live_chats add column promised boolean not null default false;
-- where she asked to be answered: said by her, proved by nobody, never an identity
alter table live_chats add column answer_address text;
-- up to which message an agent has read
alter table conversations add column read_sequence bigint not null default 0;
