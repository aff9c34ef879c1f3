/**
 * A sync writes tens of thousands of leads in statements of some hundreds: they are told by the
 * statement, and scored once the run is over, as those of a first load are.
 */
const TELL = `
  CREATE FUNCTION platform.tell_leads_created() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO public.outbox_events
      (id, type, occurred_at, subject_collection, subject, data, actor, trace_id, status, attempts)
    SELECT gen_random_uuid(), 'lead.created', clock_timestamp(), 'leads', id, '{}',
           coalesce(user_updated, user_created), gen_random_uuid(), 'pending', 0
      FROM created;
    IF FOUND THEN
      PERFORM pg_notify('platform_work', 'event');
    END IF;
    RETURN NULL;
  END $$;
  DROP TRIGGER leads_created_event ON public.leads;
  CREATE TRIGGER leads_created_event AFTER INSERT ON public.leads
    REFERENCING NEW TABLE AS created FOR EACH STATEMENT
    WHEN (current_setting('app.history', true) IS DISTINCT FROM 'on')
    EXECUTE FUNCTION platform.tell_leads_created()`;

/** The end of a run asks for all it has written (`run_asks_scores`): asked here, each counts twice. */
const SCORE = `
  CREATE OR REPLACE FUNCTION public.lead_asks_score() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('app.cause', true) IS DISTINCT FROM 'import' THEN
      PERFORM platform.ask_lead_score(NEW.id);
    END IF;
    RETURN NULL;
  END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(TELL);
    await trx.raw(SCORE);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
