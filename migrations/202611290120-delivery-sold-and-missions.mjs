import { addChecks, addChoice, quoted } from './lib/checks.mjs';

/**
 * What a project was sold as does not change any more, whatever becomes of the offer or the deal; a
 * mission is created without its price, which comes from the vendor's dated rates.
 */

const SOLD = ['sold_offer', 'sold_amount', 'sold_currency', 'sold_sla', 'sold_scope', 'sold_on'];

/** The deal may go (its deletion empties the link); another one would tell another sale. */
const FROZEN = `
CREATE FUNCTION public.freeze_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  ${SOLD.map(
    (field) => `IF NEW.${field} IS DISTINCT FROM OLD.${field} THEN
    PERFORM public.refuse_write('SALE_FROZEN', '${field}');
  END IF;`,
  ).join('\n  ')}
  IF NEW.deal IS NOT NULL AND NEW.deal IS DISTINCT FROM OLD.deal THEN
    PERFORM public.refuse_write('SALE_FROZEN', 'deal');
  END IF;
  RETURN NEW;
END $$`;

/** Projects of deals that were won before: what is known of them today. */
const BACKFILL = `
UPDATE public.projects p
   SET sold_offer = o.name, sold_amount = coalesce(p.sold_amount, d.amount), sold_currency = d.currency,
       sold_sla = coalesce(p.sla_summary, o.sla_summary), sold_scope = coalesce(d.scope, p.description),
       sold_on = coalesce(d.closed_on, p.starts_on, (now() AT TIME ZONE 'Europe/Paris')::date)
  FROM public.deals d LEFT JOIN public.offers o ON o.id = d.offer
 WHERE d.id = p.deal AND d.stage = 'won' AND p.sold_on IS NULL`;

/**
 * The vendor's rate on the first day, when there is but one: the last of each label counts, and two
 * labels with two prices are finance's to choose from. Delivery never reads it.
 */
const RATE = `
CREATE FUNCTION public.price_mission() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  low bigint;
  high bigint;
BEGIN
  SELECT min(daily_rate), max(daily_rate) INTO low, high FROM (
    SELECT DISTINCT ON (coalesce(label, '')) daily_rate FROM public.vendor_rates
     WHERE vendor = NEW.vendor AND currency = 'EUR' AND valid_from <= NEW.starts_on
     ORDER BY coalesce(label, ''), valid_from DESC, id) AS rates;
  IF low = high THEN
    NEW.daily_rate := low;
  ELSIF NEW.status IN ('planned', 'active', 'completed') THEN
    PERFORM public.refuse_write('MISSION_RATE_MISSING', 'status');
  END IF;
  RETURN NEW;
END $$`;

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF'];

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await addChoice(trx, 'missions', 'status', 'planned');
    await addChecks(trx, [
      ['projects', 'sold_currency_choice', `sold_currency IN (${quoted(CURRENCIES)})`],
      [
        'projects',
        'sold_amount_required',
        'sold_on IS NULL OR (sold_amount IS NOT NULL AND sold_currency IS NOT NULL)',
      ],
      [
        'missions',
        'daily_rate_required',
        `daily_rate IS NOT NULL OR status IN ('draft', 'cancelled')`,
      ],
    ]);
    await trx.raw(BACKFILL);
    await trx.raw(FROZEN);
    await trx.raw(RATE);
    await trx.raw(`CREATE TRIGGER projects_freeze_sale
      BEFORE UPDATE OF deal, ${SOLD.join(', ')} ON public.projects
      FOR EACH ROW WHEN (OLD.sold_on IS NOT NULL) EXECUTE FUNCTION public.freeze_sale()`);
    await trx.raw(`CREATE TRIGGER missions_price BEFORE INSERT OR UPDATE OF status, daily_rate, starts_on
      ON public.missions FOR EACH ROW WHEN (NEW.daily_rate IS NULL)
      EXECUTE FUNCTION public.price_mission()`);
    // Asked every hour, by day, for what opens and what closes.
    await trx.raw(
      `CREATE INDEX missions_to_open ON public.missions (starts_on, id) WHERE status = 'planned'`,
    );
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
