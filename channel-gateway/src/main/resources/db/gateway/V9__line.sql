-- the attempt of the customer's leg once it is answered: it stays when the agent changes
alter table calls add column line integer;
