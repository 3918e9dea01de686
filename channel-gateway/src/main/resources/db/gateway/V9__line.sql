-- the attempt of the customer's leg once it is answered: it stays when the agent changes
alter table calls add column line integer;

-- a customer on the line may wait for the next agent's phone
alter table call_states drop constraint call_states_state_check;
alter table call_states add check (state in ('DIALLING', 'CONNECTING', 'TALKING', 'HELD', 'ENDED'));
