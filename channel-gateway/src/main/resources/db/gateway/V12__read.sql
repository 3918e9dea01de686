-- when the customer's side said that she has seen an answer
alter table deliveries add column read_at timestamptz;
