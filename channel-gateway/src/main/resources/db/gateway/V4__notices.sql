-- What the customer of a chat that was not let in is told; null: the chat's own words.
alter table live_chats add column notice text;
