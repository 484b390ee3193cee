-- Projects that were moved, on purpose, to other rules than those they were started with, or to another version of their plan.

-- The deployment whose rules a project's gates use, where that is another than its plan's own.
alter table mp_project add column rules_deployment_id varchar(64);

-- Each such move; number counts from 1 within a project. Append-only.
create table mp_rule_change (
  project_key varchar(64) not null references mp_project,
  number integer not null,
  kind varchar(16) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(255) not null,
  reason text not null,
  old_version integer not null,
  old_definition_id varchar(64) not null,
  old_deployment_id varchar(64) not null,
  old_rules_deployment_id varchar(64) not null,
  new_version integer not null,
  new_definition_id varchar(64) not null,
  new_deployment_id varchar(64) not null,
  new_rules_deployment_id varchar(64) not null,
  files text not null,
  report text not null,
  primary key (project_key, number)
);
