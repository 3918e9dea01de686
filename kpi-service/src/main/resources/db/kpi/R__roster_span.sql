-- The roster in intervals: of which team an agent was, from one change to the next. A team that is
-- null: she was not on the roster.
drop view if exists roster_span;
create view roster_span as
  select domain_id, agent_id, team_id, changed_at as since,
    lead(changed_at) over (partition by domain_id, agent_id order by at_offset, at_index) as until
  from roster_change;
