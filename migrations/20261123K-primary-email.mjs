/**
 * An insert that meets a row already there (ON CONFLICT DO NOTHING, as the seed writes) must leave the
 * primary address alone: triggers before it run all the same, those after it do not.
 */
const CHOOSE = `
  CREATE OR REPLACE FUNCTION public.choose_primary_email() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM 1 FROM public.contacts WHERE id = NEW.contact FOR NO KEY UPDATE;
    IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM public.contact_emails
        WHERE id = NEW.id OR (contact = NEW.contact AND email = NEW.email)) THEN
      RETURN NEW;
    END IF;
    IF NEW.is_primary THEN
      UPDATE public.contact_emails SET is_primary = false
       WHERE contact = NEW.contact AND is_primary AND id <> NEW.id;
    END IF;
    RETURN NEW;
  END $$`;

export async function up(knex) {
  await knex.raw(CHOOSE);
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
