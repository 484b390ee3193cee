-- Sign-off: who was asked, what they said, why it no longer counts, and the conditions it left. Append-only throughout.

-- What a vote signs and says besides its decision. A vote of before has no digest, so it never equals what stands now.
alter table mp_signoff add column asked integer default 0 not null;
alter table mp_signoff add column digest varchar(64) default '' not null;
alter table mp_signoff add column owner varchar(255);
alter table mp_signoff add column due date;
alter table mp_signoff add column until_at timestamp with time zone;
alter table mp_signoff add column phase varchar(255);

-- Each time people were asked: on which evaluation, and for how many of which groups.
create table mp_asking (
  project_key varchar(64) not null,
  gate_key varchar(64) not null,
  asked integer not null,
  round integer not null,
  asked_at timestamp with time zone not null,
  seats text not null,
  primary key (project_key, gate_key, asked)
);

-- Why what was said to an asking no longer counts, and the evaluation by which it fell.
create table mp_signoff_void (
  project_key varchar(64) not null,
  gate_key varchar(64) not null,
  asked integer not null,
  evaluation integer not null,
  reason text not null,
  voided_at timestamp with time zone not null,
  primary key (project_key, gate_key, asked)
);

-- What is left to do after a conditional go; number counts from 1 within a project.
create table mp_condition (
  project_key varchar(64) not null references mp_project,
  number integer not null,
  gate_key varchar(64) not null,
  note text not null,
  owner varchar(255) not null,
  due date not null,
  set_by varchar(255) not null,
  set_at timestamp with time zone not null,
  primary key (project_key, number)
);

create table mp_condition_closed (
  project_key varchar(64) not null,
  number integer not null,
  closed_by varchar(255) not null,
  closed_at timestamp with time zone not null,
  note text not null,
  primary key (project_key, number),
  foreign key (project_key, number) references mp_condition
);

-- Who deployed what; a deployment at start, by nobody, has no row.
create table mp_deployer (
  deployment_id varchar(64) not null primary key,
  person varchar(255) not null,
  deployed_at timestamp with time zone not null
);
