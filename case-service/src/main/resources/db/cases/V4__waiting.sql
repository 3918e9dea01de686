-- Who has to act before an open case goes on; null: we have.
alter table cases add column waiting_for text;
