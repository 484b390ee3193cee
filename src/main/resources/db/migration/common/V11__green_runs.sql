-- How many test reports of the suite in a row, up to the newest, were green. Counted from the next report on: earlier ones count for none.
alter table mp_newest add column green_runs integer default 0 not null;
