-- How many gates of a project wait for rules or sign-off: with none, a change of facts has nothing to judge.
alter table mp_project add open_gates integer default 0 not null;
update mp_project set open_gates = (select count(*) from mp_gate g
  where g.project_key = mp_project.project_key and g.state in ('WAITING', 'SIGN_OFF'));
