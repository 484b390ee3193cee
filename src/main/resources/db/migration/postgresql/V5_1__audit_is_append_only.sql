-- Keeps mistakes and careless scripts away from the chain. Who owns the database can drop this; the anchored head is for them.
create function mp_audit_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is append-only: its rows are neither changed nor deleted.';
end $$;
create trigger mp_audit_append_only before update or delete or truncate on mp_audit
  for each statement execute function mp_audit_append_only();
