-- the content of a file is kept once, however often it is sent; its id is its SHA-256
create table files (
  sha256 text primary key,
  size bigint not null,
  -- by its first bytes, whatever its name and its sender say
  type text not null,
  verdict text not null default 'PENDING' check (verdict in ('PENDING', 'CLEAN', 'INFECTED')),
  scan_attempts int not null default 0,
  next_scan_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);
create index files_to_scan on files (next_scan_at) where verdict = 'PENDING';
create index files_by_use on files (used_at);

create table file_chunks (
  sha256 text not null references files (sha256) on delete cascade,
  position int not null,
  content bytea not null,
  primary key (sha256, position)
);
-- most files are compressed already
alter table file_chunks alter column content set storage external;

alter table attachments add column sha256 text references files (sha256);
update attachments set sha256 = encode(sha256(content), 'hex');
insert into files (sha256, size, type)
  select distinct on (sha256) sha256, length(content), 'application/octet-stream' from attachments;
insert into file_chunks (sha256, position, content)
  select f.sha256, p.position, substring(f.content from 1 + p.position * 262144 for 262144)
  from (select distinct on (sha256) sha256, content from attachments) f
  cross join lateral generate_series(0, (greatest(length(f.content), 1) - 1) / 262144) p (position);
alter table attachments drop column content;
alter table attachments alter column sha256 set not null;
create index attachments_by_file on attachments (sha256);

-- what an agent uploaded and has not sent yet; the id is the attachment's once it is sent
create table uploads (
  id text primary key,
  domain text not null,
  contact_id text not null,
  agent_id text not null,
  name text not null,
  size bigint not null,
  sha256 text not null references files (sha256),
  uploaded_at timestamptz not null default now()
);
create index uploads_by_age on uploads (uploaded_at);
create index uploads_by_author on uploads (contact_id, agent_id);
create index uploads_by_file on uploads (sha256);
