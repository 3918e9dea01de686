-- What the customer of a chat that was not let in is told; null: the widget's own text.
alter table live_chats add column notice text;
