/**
 * A file brings refusals by the hundred: their lines are written, their boxes set and the sequences at
 * work on them told once for a statement, not once for a row.
 */

/** A lead that is new has no log that could say so already. */
const TICKED = `
CREATE FUNCTION public.log_refusals_of_new_leads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO public.consents
    (id, lead, channel, status, source, occurred_at, text_version, text, proof, date_created, user_created)
  SELECT gen_random_uuid(), l.id, box.channel, 'withdrawn',
         CASE WHEN l.origin IN ('import', 'sync') THEN 'import' WHEN l.origin = 'webhook' THEN 'form'
              ELSE 'person' END,
         now(), 'case-de-la-piste', box.words, l.external_id, now(),
         coalesce(l.user_updated, l.user_created)
    FROM created l
   CROSS JOIN LATERAL (VALUES ('email', l.email_opt_out, 'Refuse les e-mails'),
                              ('phone', l.call_opt_out, 'Refuse les appels')) AS box (channel, is_ticked, words)
   WHERE box.is_ticked;
  RETURN NULL;
END $$`;

const FLAG = `
CREATE FUNCTION public.flag_lead_consents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.leads l SET email_opt_out = said.is_refused
    FROM (SELECT lead, public.last_consent(lead, 'email') = 'withdrawn' AS is_refused
            FROM (SELECT DISTINCT lead FROM created WHERE channel = 'email' AND lead IS NOT NULL) one) said
   WHERE l.id = said.lead AND l.email_opt_out <> said.is_refused;
  UPDATE public.leads l SET call_opt_out = said.is_refused
    FROM (SELECT lead, public.last_consent(lead, 'phone') = 'withdrawn' AS is_refused
            FROM (SELECT DISTINCT lead FROM created WHERE channel = 'phone' AND lead IS NOT NULL) one) said
   WHERE l.id = said.lead AND l.call_opt_out <> said.is_refused;
  RETURN NULL;
END $$`;

const TELL = `
CREATE FUNCTION platform.tell_reminders_of_refusals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM platform.emit_event('reminder.check_due', NULL, 'reminders', id, '{}')
    FROM public.reminders
   WHERE status = 'planned'
     AND (lead IN (SELECT lead FROM created WHERE status = 'withdrawn')
       OR contact IN (SELECT contact FROM created WHERE status = 'withdrawn'));
  RETURN NULL;
END $$`;

const TRIGGERS = `
DROP TRIGGER leads_log_refusals ON public.leads;
CREATE TRIGGER leads_log_refusals AFTER UPDATE OF email_opt_out, call_opt_out
  ON public.leads FOR EACH ROW WHEN (NEW.email_opt_out OR NEW.call_opt_out)
  EXECUTE FUNCTION public.log_ticked_refusals();
CREATE TRIGGER leads_log_new_refusals AFTER INSERT ON public.leads REFERENCING NEW TABLE AS created
  FOR EACH STATEMENT EXECUTE FUNCTION public.log_refusals_of_new_leads();
DROP TRIGGER consents_flag_lead ON public.consents;
CREATE TRIGGER consents_flag_lead AFTER INSERT ON public.consents REFERENCING NEW TABLE AS created
  FOR EACH STATEMENT EXECUTE FUNCTION public.flag_lead_consents();
DROP FUNCTION public.flag_lead_consent();
DROP TRIGGER consents_reminders ON public.consents;
CREATE TRIGGER consents_reminders AFTER INSERT ON public.consents REFERENCING NEW TABLE AS created
  FOR EACH STATEMENT EXECUTE FUNCTION platform.tell_reminders_of_refusals()`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const part of [TICKED, FLAG, TELL, TRIGGERS]) await trx.raw(part);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
