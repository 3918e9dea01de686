-- what notes are found by
create table note_terms (
  domain_id text        not null,
  note_id   text        not null,
  case_id   text        not null,
  at        timestamptz not null,
  terms     tsvector    not null,
  primary key (domain_id, note_id),
  foreign key (domain_id, case_id) references cases (domain_id, id) on delete cascade
);

-- the same as TextVector makes of a note that is written from now on
insert into note_terms (domain_id, note_id, case_id, at, terms)
  with folded as materialized (
    select n.domain_id, n.id, n.case_id, n.written_at,
      normalize(replace(replace(replace(translate(
        regexp_replace(normalize(lower(n.text), NFKD), '[\u0300-\u036f]', '', 'g'),
        'øłđı', 'oldi'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), NFC) as text
    from note n),
  plain as materialized (
    select f.*, regexp_replace(case when unspaced then regexp_replace(text, '[\u0e01-\u0e5b\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+', ' ', 'g')
      else text end, '[^[:alnum:]]+', ' ', 'g') as words
    from (select g.*, g.text ~ '[\u0e01-\u0e5b\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]' as unspaced from folded g) f)
  select domain_id, id, case_id, written_at,
    array_to_tsvector(case when unspaced then array(
      select distinct case when length(r[1]) < 2 then r[1] else substr(r[1], i, 2) end
      from regexp_matches(text, '[\u0e01-\u0e5b\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+', 'g') r,
        generate_series(1, greatest(length(r[1]) - 1, 1)) i limit 5000) else '{}' end)
      || strip(to_tsvector('simple', words))
  from plain;

create index note_terms_found on note_terms using gin (terms);
create index note_terms_of_case on note_terms (domain_id, case_id);
create index cases_in_order on cases (domain_id, opened_at desc, id desc);
