/**
 * Leads know their company, and contacts keep one address to write to: the first one they get, the
 * one somebody chose since, or another when mails to it come back.
 */
const CRITERIA = [
  ...['source', 'channel', 'job_title', 'occupation', 'specialization', 'country', 'sector'],
  ...['employees', 'company_name', 'company_email', 'phone', 'visits', 'seconds_on_site'],
  ...['pages_per_visit', 'email_opt_out', 'call_opt_out', 'call', 'email', 'meeting'],
];

const CHECKS = [
  ['leads', 'domain_format', `domain ~ '^([a-z0-9]([a-z0-9-]*[a-z0-9]){0,1}\\.)+[a-z0-9-]{2,}$'`],
  ['leads', 'employees_range', 'employees BETWEEN 0 AND 10000000'],
  ['leads', 'annual_revenue_range', 'annual_revenue BETWEEN 0 AND 1000000000000'],
  [
    'scoring_rules',
    'criterion_choice',
    `criterion IN (${CRITERIA.map((criterion) => `'${criterion}'`).join(', ')})`,
  ],
];

/** What a service or a person finds about the company of a lead, and when. */
const ENRICHMENT = ['domain', 'sector', 'employees', 'annual_revenue'];
const rowOf = (side, fields) => `(${fields.map((field) => `${side}.${field}`).join(', ')})`;

const ENRICH = `
  CREATE FUNCTION public.date_enrichment() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.enriched_at := now();
    RETURN NEW;
  END $$;
  CREATE TRIGGER leads_enriched_created BEFORE INSERT ON public.leads FOR EACH ROW
    WHEN (num_nonnulls(${ENRICHMENT.map((field) => `NEW.${field}`).join(', ')}) > 0
      AND NEW.enriched_at IS NULL)
    EXECUTE FUNCTION public.date_enrichment();
  CREATE TRIGGER leads_enriched_changed BEFORE UPDATE OF ${ENRICHMENT.join(', ')}
    ON public.leads FOR EACH ROW
    WHEN (${rowOf('OLD', ENRICHMENT)} IS DISTINCT FROM ${rowOf('NEW', ENRICHMENT)})
    EXECUTE FUNCTION public.date_enrichment()`;

/** What rules weigh of a company counts like the rest: a new value asks for a new score. */
const SCORED = ['sector', 'employees'];
const SCORE = `
  CREATE TRIGGER leads_score_enriched AFTER UPDATE OF ${SCORED.join(', ')} ON public.leads FOR EACH ROW
    WHEN (current_setting('app.history', true) IS DISTINCT FROM 'on'
      AND NEW.status IN ('new', 'contacted', 'qualified')
      AND ${rowOf('OLD', SCORED)} IS DISTINCT FROM ${rowOf('NEW', SCORED)})
    EXECUTE FUNCTION public.lead_asks_score()`;

/**
 * One primary address for a contact who has any: a new choice replaces the former one; when it is
 * removed, or mails to it come back, the best of the others takes its place.
 */
const PRIMARY = `
  CREATE FUNCTION public.choose_primary_email() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM 1 FROM public.contacts WHERE id = NEW.contact FOR NO KEY UPDATE;
    IF NEW.is_primary THEN
      UPDATE public.contact_emails SET is_primary = false
       WHERE contact = NEW.contact AND is_primary AND id <> NEW.id;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER contact_emails_choose BEFORE INSERT OR UPDATE OF is_primary
    ON public.contact_emails FOR EACH ROW EXECUTE FUNCTION public.choose_primary_email();

  CREATE FUNCTION public.keep_primary_email() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    person uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.contact ELSE NEW.contact END;
  BEGIN
    IF EXISTS (SELECT 1 FROM public.contact_emails
                WHERE contact = person AND is_primary AND status <> 'bounced') THEN
      RETURN NULL;
    END IF;
    UPDATE public.contact_emails SET is_primary = true WHERE id = (
      SELECT id FROM public.contact_emails WHERE contact = person
       ORDER BY status = 'bounced', is_primary DESC, status = 'verified' DESC, date_created, id
       LIMIT 1) AND NOT is_primary;
    RETURN NULL;
  END $$;
  CREATE TRIGGER contact_emails_keep_primary
    AFTER INSERT OR DELETE OR UPDATE OF is_primary, status, contact
    ON public.contact_emails FOR EACH ROW
    WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION public.keep_primary_email()`;

/** Contacts already there: their best address becomes the one to write to. */
const EXISTING = `
  UPDATE public.contact_emails SET is_primary = true WHERE id IN (
    SELECT DISTINCT ON (contact) id FROM public.contact_emails e
     WHERE NOT EXISTS (SELECT 1 FROM public.contact_emails p
                        WHERE p.contact = e.contact AND p.is_primary)
     ORDER BY contact, status = 'bounced', status = 'verified' DESC, date_created, id)`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(
      'ALTER TABLE public.scoring_rules DROP CONSTRAINT scoring_rules_criterion_choice',
    );
    for (const [table, rule, condition] of CHECKS) {
      await trx.raw(
        `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${rule} CHECK (${condition})`,
      );
    }
    for (const part of [EXISTING, ENRICH, SCORE, PRIMARY]) await trx.raw(part);
    await trx.raw(
      'CREATE INDEX leads_domain ON public.leads (domain, id) WHERE domain IS NOT NULL',
    );
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
