/** An address that was corrected is another one: that the former sent mails back says nothing of it. */
const RENEW = `
CREATE OR REPLACE FUNCTION platform.renew_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.status := 'unverified';
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER contact_emails_renewed BEFORE UPDATE OF email ON public.contact_emails FOR EACH ROW
  WHEN (OLD.email IS DISTINCT FROM NEW.email AND OLD.status = 'bounced' AND NEW.status = 'bounced')
  EXECUTE FUNCTION platform.renew_address()`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(RENEW);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
