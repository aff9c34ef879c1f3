/**
 * Refusals of new leads are written in sets (202611290846): what is left for a single row is the box that
 * is ticked later, by what came in.
 */
const TICKED = `
CREATE OR REPLACE FUNCTION public.log_ticked_refusals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.email_opt_out AND NOT OLD.email_opt_out THEN
    PERFORM public.log_ticked_refusal(NEW, 'email', 'import', now());
  END IF;
  IF NEW.call_opt_out AND NOT OLD.call_opt_out THEN
    PERFORM public.log_ticked_refusal(NEW, 'phone', 'import', now());
  END IF;
  RETURN NULL;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(TICKED);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
