-- Waivers and delegations. Nothing here is rewritten but mp_delegated_task, which says what is so now.

-- How many waivers were granted in a project, so that a project without any costs no look at them.
alter table mp_project add column waivers integer default 0 not null;

-- What was asked for: an exception for one criterion of one gate, until an instant.
create table mp_waiver (
  id varchar(36) not null primary key,
  project_key varchar(64) not null references mp_project,
  gate_key varchar(64) not null,
  criterion varchar(1024) not null,
  reason text not null,
  compensating_control text not null,
  asked_by varchar(255) not null,
  asked_at timestamp with time zone not null,
  valid_until timestamp with time zone not null
);
create index mp_waiver_project on mp_waiver (project_key);

-- What became of it: at most one GRANT, from whose instant it counts, and one WITHDRAW.
create table mp_waiver_step (
  waiver_id varchar(36) not null references mp_waiver,
  step varchar(16) not null,
  person varchar(255) not null,
  taken_at timestamp with time zone not null,
  primary key (waiver_id, step)
);

-- Who may vote on behalf of whom, and when.
create table mp_delegation (
  id varchar(36) not null primary key,
  from_person varchar(255) not null,
  to_person varchar(255) not null,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  reason text not null,
  created_by varchar(255) not null,
  created_at timestamp with time zone not null
);
create index mp_delegation_to on mp_delegation (to_person);
create index mp_delegation_from on mp_delegation (from_person);
create index mp_delegation_until on mp_delegation (valid_until);

create table mp_delegation_revocation (
  delegation_id varchar(36) not null primary key references mp_delegation,
  revoked_by varchar(255) not null,
  revoked_at timestamp with time zone not null
);

-- Locked by whoever adds a delegation, so that two at once cannot make a cycle.
create table mp_delegation_lock (id integer not null primary key);
insert into mp_delegation_lock (id) values (1);

-- Sign-off tasks that show at a delegate, too, for as long as they do.
create table mp_delegated_task (
  task_id varchar(64) not null,
  person varchar(255) not null,
  primary key (task_id, person)
);

-- Whose vote it was, where somebody else gave it.
alter table mp_signoff add column on_behalf_of varchar(255);
