-- What rules that were tried in shadow would have decided: one row beside each evaluation that tried some.
create table mp_shadow (
  project_key varchar(64) not null,
  gate_key varchar(64) not null,
  number integer not null,
  evaluated_at timestamp with time zone not null,
  rules varchar(64) not null,
  verdict varchar(16) not null,
  shadow_verdict varchar(16) not null,
  primary key (project_key, gate_key, number)
);
