/**
 * The two boxes of a lead say what its log says, whoever writes them: one that comes ticked, of a file
 * or a form, adds the line that proves it; one that somebody clears after a withdrawal stays ticked.
 */

const LAST = `
CREATE FUNCTION public.last_consent(p_lead uuid, p_channel text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT status FROM public.consents WHERE lead = p_lead AND channel = p_channel
   ORDER BY occurred_at DESC, date_created DESC LIMIT 1
$$`;

const LOG = `
CREATE FUNCTION public.log_ticked_refusal(
  p_lead public.leads, p_channel text, p_source text, p_at timestamptz
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF public.last_consent(p_lead.id, p_channel) IS NOT DISTINCT FROM 'withdrawn' THEN RETURN; END IF;
  INSERT INTO public.consents
    (id, lead, channel, status, source, occurred_at, text_version, text, proof, date_created, user_created)
  VALUES
    (gen_random_uuid(), p_lead.id, p_channel, 'withdrawn', p_source, p_at, 'case-de-la-piste',
     CASE p_channel WHEN 'email' THEN 'Refuse les e-mails' ELSE 'Refuse les appels' END,
     p_lead.external_id, now(), coalesce(p_lead.user_updated, p_lead.user_created));
END $$`;

/** A line can only be written once its lead is. */
const TICKED = `
CREATE FUNCTION public.log_ticked_refusals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  source text := CASE WHEN TG_OP = 'UPDATE' OR NEW.origin IN ('import', 'sync') THEN 'import'
    WHEN NEW.origin = 'webhook' THEN 'form' ELSE 'person' END;
BEGIN
  IF NEW.email_opt_out AND (TG_OP = 'INSERT' OR NOT OLD.email_opt_out) THEN
    PERFORM public.log_ticked_refusal(NEW, 'email', source, now());
  END IF;
  IF NEW.call_opt_out AND (TG_OP = 'INSERT' OR NOT OLD.call_opt_out) THEN
    PERFORM public.log_ticked_refusal(NEW, 'phone', source, now());
  END IF;
  RETURN NULL;
END $$`;

const CLEARED = `
CREATE FUNCTION public.keep_logged_refusals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.email_opt_out AND NOT NEW.email_opt_out THEN
    NEW.email_opt_out := public.last_consent(NEW.id, 'email') IS NOT DISTINCT FROM 'withdrawn';
  END IF;
  IF OLD.call_opt_out AND NOT NEW.call_opt_out THEN
    NEW.call_opt_out := public.last_consent(NEW.id, 'phone') IS NOT DISTINCT FROM 'withdrawn';
  END IF;
  RETURN NEW;
END $$`;

/** As before, but for a lead that says so already: it is not written a second time. */
const FLAG = `
CREATE OR REPLACE FUNCTION public.flag_lead_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_refused boolean := public.last_consent(NEW.lead, NEW.channel) = 'withdrawn';
BEGIN
  IF NEW.channel = 'email' THEN
    UPDATE public.leads SET email_opt_out = is_refused WHERE id = NEW.lead AND email_opt_out <> is_refused;
  ELSE
    UPDATE public.leads SET call_opt_out = is_refused WHERE id = NEW.lead AND call_opt_out <> is_refused;
  END IF;
  RETURN NULL;
END $$`;

/** The boxes that were ticked so far get their line, of the last day anybody can tell. */
const BACKFILL = `
  SELECT public.log_ticked_refusal(l, box.channel, 'import', coalesce(l.date_updated, l.date_created, now()))
    FROM public.leads l
   CROSS JOIN LATERAL (VALUES ('email', l.email_opt_out), ('phone', l.call_opt_out)) AS box (channel, is_ticked)
   WHERE box.is_ticked`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const part of [LAST, LOG, TICKED, CLEARED, FLAG, BACKFILL]) await trx.raw(part);
    await trx.raw(`CREATE TRIGGER leads_log_refusals AFTER INSERT OR UPDATE OF email_opt_out, call_opt_out
      ON public.leads FOR EACH ROW WHEN (NEW.email_opt_out OR NEW.call_opt_out)
      EXECUTE FUNCTION public.log_ticked_refusals()`);
    await trx.raw(`CREATE TRIGGER leads_keep_refusals BEFORE UPDATE OF email_opt_out, call_opt_out
      ON public.leads FOR EACH ROW
      WHEN ((OLD.email_opt_out AND NOT NEW.email_opt_out) OR (OLD.call_opt_out AND NOT NEW.call_opt_out))
      EXECUTE FUNCTION public.keep_logged_refusals()`);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
