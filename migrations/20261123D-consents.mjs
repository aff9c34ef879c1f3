/**
 * Consents are a log: what somebody agreed to or refused, by channel, with its proof. The last line of
 * a channel is what counts. A line hangs on a lead or on a contact and goes with it.
 */

const CHECKS = {
  channel_choice: `channel IN ('email', 'phone', 'whatsapp', 'linkedin')`,
  status_choice: `status IN ('granted', 'withdrawn')`,
  source_choice: `source IN ('form', 'import', 'person', 'reply', 'unsubscribe', 'lead')`,
  contact_required: 'num_nonnulls(contact, lead) = 1',
  // GDPR article 7(1): who holds a consent must be able to show what was agreed to.
  text_version_required: `status = 'withdrawn' OR btrim(text_version) <> '' AND text_version IS NOT NULL`,
};

const KEEP = `
CREATE FUNCTION public.keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.occurred_at := coalesce(NEW.occurred_at, now());
    IF NEW.occurred_at > now() + interval '5 minutes'
       AND coalesce(current_setting('app.history', true), '') <> 'on' THEN
      PERFORM public.refuse_write('VALUE_OUT_OF_RANGE', 'occurred_at');
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NEW.user_created IS NULL AND to_jsonb(NEW) - 'user_created' = to_jsonb(OLD) - 'user_created' THEN
      RETURN NEW; -- the account of its author is deleted
    END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM public.contacts WHERE id = OLD.contact)
    AND NOT EXISTS (SELECT 1 FROM public.leads WHERE id = OLD.lead) THEN
    RETURN OLD;
  END IF;
  PERFORM public.refuse_write('APPEND_ONLY', 'status');
  RETURN NULL;
END $$`;

/** The two flags of a lead are the last word of its log, for lists and sequences to read at once. */
const FLAG = `
CREATE FUNCTION public.flag_lead_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_status text;
BEGIN
  SELECT status INTO last_status FROM public.consents
   WHERE lead = NEW.lead AND channel = NEW.channel
   ORDER BY occurred_at DESC, date_created DESC LIMIT 1;
  UPDATE public.leads
     SET email_opt_out = CASE WHEN NEW.channel = 'email' THEN last_status = 'withdrawn' ELSE email_opt_out END,
         call_opt_out = CASE WHEN NEW.channel = 'phone' THEN last_status = 'withdrawn' ELSE call_opt_out END
   WHERE id = NEW.lead;
  RETURN NULL;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [rule, condition] of Object.entries(CHECKS)) {
      await trx.raw(
        `ALTER TABLE public.consents ADD CONSTRAINT consents_${rule} CHECK (${condition})`,
      );
    }
    await trx.raw(KEEP);
    await trx.raw(FLAG);
    await trx.raw(`CREATE TRIGGER consents_keep BEFORE INSERT OR UPDATE OR DELETE
      ON public.consents FOR EACH ROW EXECUTE FUNCTION public.keep_consent()`);
    await trx.raw(`CREATE TRIGGER consents_flag_lead AFTER INSERT ON public.consents FOR EACH ROW
      WHEN (NEW.lead IS NOT NULL AND NEW.channel IN ('email', 'phone'))
      EXECUTE FUNCTION public.flag_lead_consent()`);
    await trx.raw(`CREATE INDEX consents_contact_last
      ON public.consents (contact, channel, occurred_at DESC)`);
    await trx.raw(`CREATE INDEX consents_lead_last
      ON public.consents (lead, channel, occurred_at DESC)`);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
