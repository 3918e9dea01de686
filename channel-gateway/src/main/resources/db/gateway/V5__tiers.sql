-- What the site's signed word last said its user is to the company; null: nothing.
alter table visitors add column user_tier text;
