-- from routing-events: how far a contact has come, for people who look back
create table contact_stages (
  contact_id text primary key,
  domain text not null,
  customer_id text,
  opened_at timestamptz not null,
  stage text,
  queue_id text,
  agent_id text,
  outcome text,
  ended_at timestamptz
);
insert into contact_stages (contact_id, domain, customer_id, opened_at, agent_id)
  select c.id, c.domain, v.customer_id,
    coalesce((select min(m.stored_at) from messages m where m.contact_id = c.id), v.created_at),
    (select a.agent_id from contact_access a
      where a.contact_id = c.id and a.state <> 'OFFERED' order by a.changed_at desc limit 1)
  from contacts c join conversations v on v.id = c.conversation_id;
create index contact_stages_by_customer
  on contact_stages (customer_id, opened_at desc, contact_id desc);

-- a contact that an agent began: she reads what she could read before, and no more
alter table contacts add column outbound boolean not null default false;

create index conversations_by_customer on conversations (customer_id, created_at desc);
create index contact_access_by_reader on contact_access (agent_id, contact_id);

-- who read what she did not hold, by which right, and who did with a customer what not everybody may
create table access_log (
  id bigint generated always as identity primary key,
  domain text not null,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  conversation_id text,
  customer_id text,
  reason text
);
create index access_log_in_order on access_log (domain, at);
create index access_log_by_conversation on access_log (conversation_id);

-- what messages are found by; at is when the message was stored
create table message_terms (
  message_id text primary key references messages (id) on delete cascade,
  domain text not null,
  conversation_id text not null,
  at timestamptz not null,
  terms tsvector not null
);

-- the same as TextVector makes of a message that is stored from now on
insert into message_terms (message_id, domain, conversation_id, at, terms)
  with languages (tag, configuration) as (values
    ('ar', 'arabic'), ('hy', 'armenian'), ('eu', 'basque'), ('ca', 'catalan'), ('da', 'danish'),
    ('nl', 'dutch'), ('en', 'english'), ('fi', 'finnish'), ('fr', 'french'), ('de', 'german'),
    ('el', 'greek'), ('hi', 'hindi'), ('hu', 'hungarian'), ('id', 'indonesian'), ('ga', 'irish'),
    ('it', 'italian'), ('lt', 'lithuanian'), ('ne', 'nepali'), ('no', 'norwegian'),
    ('nb', 'norwegian'), ('nn', 'norwegian'), ('pt', 'portuguese'), ('ro', 'romanian'),
    ('ru', 'russian'), ('sr', 'serbian'), ('es', 'spanish'), ('sv', 'swedish'), ('ta', 'tamil'),
    ('tr', 'turkish'), ('yi', 'yiddish')),
  folded as materialized (
    select m.id, v.domain, m.conversation_id, m.stored_at,
      coalesce(l.configuration, 'simple') as configuration,
      case when t.text ~ '[^\x01-\x7f]' then
        normalize(replace(replace(replace(translate(
          regexp_replace(normalize(lower(t.text), NFKD), '[\u0300-\u036f]', '', 'g'),
          'øłđı', 'oldi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), NFC)
        else lower(t.text) end as text
    from messages m
    join conversations v on v.id = m.conversation_id
    cross join lateral (
      select left(coalesce(m.subject || E'\n', '') || m.body, 200000) as text) t
    left join languages l on l.tag = split_part(m.language_tag, '-', 1)),
  plain as materialized (
    select f.*, regexp_replace(case when unspaced then regexp_replace(text, '[\u0e01-\u0e5b\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+', ' ', 'g')
      else text end, '[^[:alnum:]]+', ' ', 'g') as words
    from (select g.*, g.text ~ '[\u0e01-\u0e5b\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]' as unspaced from folded g) f)
  select id, domain, conversation_id, stored_at,
    array_to_tsvector(case when unspaced then array(
      select distinct case when length(r[1]) < 2 then r[1] else substr(r[1], i, 2) end
      from regexp_matches(text, '[\u0e01-\u0e5b\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+', 'g') r,
        generate_series(1, greatest(length(r[1]) - 1, 1)) i limit 5000) else '{}' end)
      || strip(to_tsvector('simple', words))
      || strip(to_tsvector(cast(configuration as regconfig), words))
  from plain;

analyze message_terms;
create index message_terms_in_order on message_terms (domain, at desc, message_id desc);
create index message_terms_by_conversation on message_terms (conversation_id);
create index message_terms_found on message_terms using gin (terms)
  with (gin_pending_list_limit = 512);

-- customers are found by any part of the name, and by the start of what they are known by
create extension if not exists pg_trgm;
alter table customers add column name_folded text generated always as (
  replace(translate(regexp_replace(normalize(lower(name), NFKD), '[\u0300-\u036f]', '', 'g'),
    'øłđı', 'oldi'), 'ß', 'ss')) stored;
create index customers_by_name on customers using gin (name_folded gin_trgm_ops);
create index customers_by_start on customers (domain, name_folded text_pattern_ops);
create index identities_by_start on identities (domain, lower(value) text_pattern_ops);
