-- What an agent holds is a fact beside her state: how much she may hold comes with her state, what
-- she holds are the assignments that are not over.
alter table agent_state add column may_hold int;
create index assignment_held on assignment (domain_id, agent_id)
  where coalesce(returned_at, wrap_up_ended_at) is null;
