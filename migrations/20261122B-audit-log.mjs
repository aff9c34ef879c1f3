/** The audit log only grows: the database itself refuses every change, whoever asks. */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(REFUSE);
    await trx.raw(`
      drop trigger if exists audit_log_append_only on public.audit_log;
      create trigger audit_log_append_only before update or delete on public.audit_log
        for each row execute function platform.refuse_audit_change();
      drop trigger if exists audit_log_keep on public.audit_log;
      create trigger audit_log_keep before truncate on public.audit_log
        for each statement execute function platform.refuse_audit_change();
      alter table public.audit_log enable always trigger audit_log_append_only;
      alter table public.audit_log enable always trigger audit_log_keep;
      create index if not exists audit_log_actor_time on public.audit_log (actor, occurred_at desc);
    `);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}

// One change passes: Postgres clearing the author because that user was just deleted. The label
// stays, and nobody can anonymise a line while its author exists.
const REFUSE = `
  create or replace function platform.refuse_audit_change() returns trigger language plpgsql as $$
  begin
    if TG_OP = 'UPDATE'
      and OLD.actor is not null and NEW.actor is null
      and to_jsonb(NEW) - 'actor' = to_jsonb(OLD) - 'actor'
      and not exists (select 1 from public.directus_users where id = OLD.actor)
    then
      return NEW;
    end if;
    raise exception using errcode = 'P0001', message = 'APPEND_ONLY', detail = '{}';
  end $$;
`;
