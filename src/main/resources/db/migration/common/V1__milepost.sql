-- Milepost's own tables. The engine keeps its tables (act_*) itself, in the same database.
-- Nothing here is rewritten but the rows that say where something stands now: mp_project, mp_activity, mp_newest, mp_gate.

-- A running or ended project. Its row is locked first by everything that changes the project.
create table mp_project (
  project_key varchar(64) not null primary key,
  name varchar(255) not null,
  plan varchar(255) not null,
  plan_version integer not null,
  definition_id varchar(64) not null,
  deployment_id varchar(64) not null,
  state varchar(16) not null,
  zone varchar(64) not null,
  start_date date not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  parameters text not null,
  evidence bigint not null
);
create index mp_project_started on mp_project (started_at);

-- What was observed; seq counts from 1 within a project, without gaps.
create table mp_evidence (
  id varchar(36) not null primary key,
  project_key varchar(64) not null references mp_project,
  seq bigint not null,
  kind varchar(16) not null,
  subject varchar(255) not null,
  observed_at timestamp with time zone,
  received_at timestamp with time zone not null,
  source varchar(64) not null,
  sender varchar(255) not null,
  digest varchar(64) not null,
  payload text not null,
  detail text,
  constraint mp_evidence_seq unique (project_key, seq),
  constraint mp_evidence_digest unique (project_key, digest)
);

-- The newest evidence of each subject, by observed-at.
create table mp_newest (
  project_key varchar(64) not null,
  kind varchar(16) not null,
  subject varchar(255) not null,
  ordered_at timestamp with time zone not null,
  evidence_id varchar(36) not null references mp_evidence,
  primary key (project_key, kind, subject)
);

-- Tasks and phases that were started, one row a run.
create table mp_activity (
  id varchar(64) not null primary key,
  project_key varchar(64) not null references mp_project,
  kind varchar(16) not null,
  element varchar(255) not null,
  name varchar(255) not null,
  state varchar(16) not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  evidence_id varchar(36)
);
create index mp_activity_project on mp_activity (project_key, started_at);

-- Where a gate stands. A row exists once the gate was reached or its target changed.
create table mp_gate (
  project_key varchar(64) not null references mp_project,
  gate_key varchar(64) not null,
  state varchar(16) not null,
  target date,
  round integer not null,
  execution_id varchar(64),
  evaluation integer not null,
  verdict varchar(16),
  decision varchar(16),
  asked integer,
  evidence bigint not null,
  evaluated_at timestamp with time zone,
  next_evaluation_at timestamp with time zone,
  timer_id varchar(64),
  entered_at timestamp with time zone,
  passed_at timestamp with time zone,
  primary key (project_key, gate_key)
);
create index mp_gate_state on mp_gate (state);

-- The decision log.
create table mp_evaluation (
  project_key varchar(64) not null,
  gate_key varchar(64) not null,
  number integer not null,
  round integer not null,
  evaluated_at timestamp with time zone not null,
  cause varchar(255) not null,
  verdict varchar(16) not null,
  evidence bigint not null,
  next_evaluation_at timestamp with time zone,
  findings text not null,
  rules text not null,
  facts text not null,
  primary key (project_key, gate_key, number)
);

-- The text of every rule file that was ever deployed, so that evaluations can be replayed for ever.
create table mp_rule_file (
  sha256 varchar(64) not null primary key,
  file varchar(255) not null,
  source text not null
);

-- Votes, each on one evaluation.
create table mp_signoff (
  id varchar(64) not null primary key,
  project_key varchar(64) not null,
  gate_key varchar(64) not null,
  round integer not null,
  evaluation integer not null,
  person varchar(255) not null,
  approver_group varchar(255) not null,
  decision varchar(16) not null,
  note text,
  signed_at timestamp with time zone not null
);
create index mp_signoff_gate on mp_signoff (project_key, gate_key);

-- Recorded changes of targets.
create table mp_target_change (
  project_key varchar(64) not null,
  gate_key varchar(64) not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(255) not null,
  old_target date not null,
  new_target date not null,
  reason text not null
);
create index mp_target_change_gate on mp_target_change (project_key, gate_key);

-- Answers already given to requests that carry an Idempotency-Key.
create table mp_idempotency (
  person varchar(255) not null,
  idempotency_key varchar(255) not null,
  request_digest varchar(64) not null,
  status integer,
  location varchar(1024),
  content_type varchar(255),
  body text,
  created_at timestamp with time zone not null,
  primary key (person, idempotency_key)
);
