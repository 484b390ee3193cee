-- What it takes to look at many projects at once, and to follow them.

-- Counts the changes of a project's row, so that whoever follows projects sees also what is not on the audit trail: forecasts,
-- and evaluations that say what the one before said. Not indexed: the row is updated by nearly every transaction.
alter table mp_project add column revision bigint default 0 not null;
create index mp_project_state on mp_project (state);
create index mp_project_plan on mp_project (plan);

-- Whether a forecast is the newest of its milestone.
alter table mp_forecast add column newest boolean default false not null;
update mp_forecast set newest = true where forecast_day = (select max(f.forecast_day) from mp_forecast f
  where f.project_key = mp_forecast.project_key and f.gate_key = mp_forecast.gate_key);
create index mp_forecast_newest on mp_forecast (project_key, newest);
