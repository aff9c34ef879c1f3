import { addChecks, quoted } from './lib/checks.mjs';

/**
 * Numbers of one company agree: its SIRET begins with its SIREN, its French VAT number ends with it, its
 * French address of electronic invoices begins with it. Looked at when one of them changes, so that an
 * old contradiction does not stop work on the rest of the record.
 */
const AGREE = `
CREATE FUNCTION platform.company_numbers_agree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.siren IS NULL THEN
    RETURN NEW;
  END IF;
  IF left(NEW.siret, 9) <> NEW.siren THEN
    PERFORM public.refuse_write('COMPANY_NUMBERS_DISAGREE', 'siret');
  ELSIF NEW.vat_number LIKE 'FR%' AND right(NEW.vat_number, 9) <> NEW.siren THEN
    PERFORM public.refuse_write('COMPANY_NUMBERS_DISAGREE', 'vat_number');
  ELSIF NEW.einvoice_address ~ '^[0-9]{9}(_|$)' AND left(NEW.einvoice_address, 9) <> NEW.siren THEN
    PERFORM public.refuse_write('COMPANY_NUMBERS_DISAGREE', 'einvoice_address');
  END IF;
  RETURN NEW;
END $$`;

/** How a client works with the agency, from the lightest on. */
const PLANS = ['project', 'support', 'managed'];

/** The words people typed when the plan was a free text. */
const TYPED = [
  ['project', ['projet', 'au projet', 'project']],
  ['support', ['accompagnement', 'support', 'suivi', 'maintenance']],
  ['managed', ['infogérance', 'infogerance', 'managé', 'manage', 'managed']],
];

/** A plan that is none of them is kept where people read it. */
const CHOOSE = `
UPDATE public.accounts SET
  notes = concat_ws(E'\\n', notes, 'Plan : ' || plan), plan = NULL
WHERE plan IS NOT NULL AND plan NOT IN (${quoted(PLANS)})`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(AGREE);
    await trx.raw(`CREATE TRIGGER accounts_company_numbers
      BEFORE INSERT OR UPDATE OF siren, siret, vat_number, einvoice_address ON public.accounts
      FOR EACH ROW EXECUTE FUNCTION platform.company_numbers_agree()`);
    for (const [plan, words] of TYPED) {
      await trx.raw(
        `UPDATE public.accounts SET plan = ? WHERE lower(btrim(plan)) IN (${quoted(words)})`,
        [plan],
      );
    }
    await trx.raw(CHOOSE);
    await addChecks(trx, [['accounts', 'plan_choice', `plan IN (${quoted(PLANS)})`]]);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
