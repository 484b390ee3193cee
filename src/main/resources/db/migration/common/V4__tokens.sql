-- Tokens of CI servers, each for one project. The secret itself is nowhere: only its digest is kept.
create table mp_token (
  id varchar(16) not null primary key,
  project_key varchar(64) not null references mp_project,
  name varchar(64) not null,
  sha256 varchar(64) not null,
  created_by varchar(255) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_by varchar(255),
  revoked_at timestamp with time zone,
  constraint mp_token_name unique (project_key, name)
);
