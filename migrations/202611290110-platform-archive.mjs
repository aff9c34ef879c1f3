import { addChoice } from './lib/checks.mjs';

/**
 * What is archived leaves the working lists and is never deleted. The log has its line whichever way
 * the change came; what is still running is not put away.
 */

const LOG = `
CREATE OR REPLACE FUNCTION platform.log_archiving() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  line jsonb := to_jsonb(NEW);
  -- A write that leaves date_updated alone is not a person's: user_updated is then of the past.
  author uuid := CASE WHEN NEW.date_updated IS DISTINCT FROM OLD.date_updated THEN NEW.user_updated END;
BEGIN
  INSERT INTO public.audit_log
    (id, occurred_at, actor, actor_label, action, subject_collection, subject_id, account, data)
  SELECT gen_random_uuid(), clock_timestamp(), author,
    coalesce((SELECT left(concat_ws(' ', nullif(first_name, ''), nullif(last_name, ''), '<' || email || '>'), 255)
      FROM public.directus_users WHERE id = author), 'système'),
    TG_ARGV[0] || CASE WHEN NEW.is_archived THEN '.archived' ELSE '.restored' END,
    TG_TABLE_NAME, NEW.id::text, (line ->> 'account')::uuid, '{}'::json;
  RETURN NULL;
END $$`;

/** Somebody outside works on it, or counts on it: it is ended first. */
const STILL_OPEN = `
CREATE OR REPLACE FUNCTION public.refuse_archiving_open_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.missions WHERE project = NEW.id AND status IN ('planned', 'active')) THEN
    PERFORM public.refuse_write('PROJECT_HAS_MISSIONS', 'is_archived');
  END IF;
  RETURN NEW;
END $$`;

const STILL_RUNNING = `
CREATE OR REPLACE FUNCTION public.refuse_archiving_running_workflow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.refuse_write('WORKFLOW_RUNNING', 'is_archived');
  RETURN NULL;
END $$`;

/** Who writes again, by whatever way, is no longer put away. */
const HEARD_AGAIN = `
CREATE OR REPLACE FUNCTION public.restore_heard_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.leads SET is_archived = false WHERE id = NEW.lead AND is_archived;
  UPDATE public.deals SET is_archived = false WHERE id = NEW.deal AND is_archived;
  RETURN NULL;
END $$`;

const NAMES = { leads: 'lead', deals: 'deal', projects: 'project', workflows: 'workflow' };

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const part of [LOG, STILL_OPEN, STILL_RUNNING, HEARD_AGAIN]) await trx.raw(part);
    for (const [table, name] of Object.entries(NAMES)) {
      await trx.raw(`CREATE TRIGGER ${table}_log_archiving AFTER UPDATE OF is_archived ON public.${table}
        FOR EACH ROW WHEN (OLD.is_archived IS DISTINCT FROM NEW.is_archived)
        EXECUTE FUNCTION platform.log_archiving('${name}')`);
      // The screens of what was put away, the last first.
      await trx.raw(
        `CREATE INDEX ${table}_archived ON public.${table} (date_updated, id) WHERE is_archived`,
      );
    }
    await trx.raw(`CREATE TRIGGER activities_restore_heard AFTER INSERT ON public.activities
      FOR EACH ROW WHEN (NEW.origin = 'webhook') EXECUTE FUNCTION public.restore_heard_again()`);
    await addChoice(trx, 'reminders', 'reason', 'archived');
    await trx.raw(`CREATE TRIGGER projects_archive_ended BEFORE UPDATE OF is_archived ON public.projects
      FOR EACH ROW WHEN (NEW.is_archived AND NOT OLD.is_archived)
      EXECUTE FUNCTION public.refuse_archiving_open_project()`);
    await trx.raw(`CREATE TRIGGER workflows_archive_stopped BEFORE UPDATE OF is_archived ON public.workflows
      FOR EACH ROW WHEN (NEW.is_archived AND NOT OLD.is_archived AND NEW.status = 'active')
      EXECUTE FUNCTION public.refuse_archiving_running_workflow()`);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
