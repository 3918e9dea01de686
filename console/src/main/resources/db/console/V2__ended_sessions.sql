-- Sessions that were ended before they ran out; forgotten when they have.
create table ended_session (
  user_id     text not null references users (id) on delete cascade,
  session_id  text not null,
  runs_out_at timestamptz not null,
  primary key (user_id, session_id)
);
