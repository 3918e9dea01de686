-- What the site last said, signed, that its user is to the company; null: nothing.
alter table visitors add column user_tier text;
