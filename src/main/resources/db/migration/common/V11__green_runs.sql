-- How many runs of the suite in a row, up to the newest test report, were green. Counted from the next report on.
alter table mp_newest add column green_runs integer default 0 not null;
create index mp_evidence_subject on mp_evidence (project_key, kind, subject, seq);
