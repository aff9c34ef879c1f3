import { addChecks, quoted } from './lib/checks.mjs';

/**
 * A mail somebody writes from a record is a line of its timeline from the moment it is asked for, and says
 * what became of it. What only its sending needs is the platform's: the key that makes of a double click
 * one mail, the message it answers, its files. What left stays as it left.
 */
const STATES = ['waiting', 'sent', 'refused', 'unavailable', 'uncertain', 'bounced'];

const TABLES = `
  CREATE TABLE IF NOT EXISTS platform.written_mails (
    activity uuid PRIMARY KEY REFERENCES public.activities (id) ON DELETE CASCADE,
    author uuid REFERENCES public.directus_users (id) ON DELETE SET NULL,
    key uuid NOT NULL,
    cc text[] NOT NULL DEFAULT '{}' CHECK (cardinality(cc) <= 10),
    reply_to text CHECK (length(reply_to) <= 254),
    message_id text NOT NULL,
    in_reply_to text,
    "references" text[] NOT NULL DEFAULT '{}',
    sends integer NOT NULL DEFAULT 1,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (author, key)
  );
  CREATE INDEX IF NOT EXISTS written_mails_author ON platform.written_mails (author, asked_at);
  CREATE TABLE IF NOT EXISTS platform.written_mail_files (
    activity uuid NOT NULL REFERENCES platform.written_mails (activity) ON DELETE CASCADE,
    place integer NOT NULL,
    file uuid REFERENCES public.directus_files (id) ON DELETE SET NULL,
    PRIMARY KEY (activity, place)
  );
  CREATE INDEX IF NOT EXISTS written_mail_files_file ON platform.written_mail_files (file)`;

/** Who reads a line stays its owner's to say; a foreign key (a contact erased) is no correction. */
const KEPT = ['type', 'subject', 'body', 'direction', 'status', 'mail_address', 'mail_cc'];

const KEEP = `
CREATE OR REPLACE FUNCTION platform.keep_written_mail() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text;
BEGIN
  IF current_setting('app.mail', true) = 'on' OR pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  SELECT field INTO changed FROM unnest(ARRAY[${quoted([...KEPT, 'mail_state', 'mail_error'])}]) AS field
    WHERE to_jsonb(OLD) -> field IS DISTINCT FROM to_jsonb(NEW) -> field LIMIT 1;
  IF changed IS NOT NULL THEN
    PERFORM public.refuse_write('MAIL_KEPT', changed);
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER activities_keep_mail BEFORE UPDATE ON public.activities FOR EACH ROW
  WHEN (OLD.mail_state IS NOT NULL) EXECUTE FUNCTION platform.keep_written_mail()`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await addChecks(trx, [
      ['activities', 'mail_state_choice', `mail_state IN (${quoted(STATES)})`],
    ]);
    await trx.raw(TABLES);
    await trx.raw(KEEP);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
