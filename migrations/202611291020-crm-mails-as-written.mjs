import { quoted } from './lib/checks.mjs';

/**
 * What left stays where and when it left too: only the conversion or the merge of a lead carries it along.
 * And a key says which words it stood for, so that others under the same key are refused, not dropped.
 */
const KEPT = [
  ...['type', 'subject', 'body', 'direction', 'status', 'occurred_at'],
  ...['deal', 'account', 'contact', 'lead'],
  ...['mail_address', 'mail_cc', 'mail_state', 'mail_error'],
];

const KEEP = `
CREATE OR REPLACE FUNCTION platform.keep_written_mail() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text;
BEGIN
  IF current_setting('app.mail', true) = 'on' OR pg_trigger_depth() > 1 THEN
    RETURN NEW;
  END IF;
  SELECT field INTO changed FROM unnest(ARRAY[${quoted(KEPT)}]) AS field
    WHERE to_jsonb(OLD) -> field IS DISTINCT FROM to_jsonb(NEW) -> field LIMIT 1;
  IF changed IS NOT NULL THEN
    PERFORM public.refuse_write('MAIL_KEPT', changed);
  END IF;
  RETURN NEW;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    // Of mails written before, nobody knows: their keys are taken for the same words.
    await trx.raw(`ALTER TABLE platform.written_mails
      ADD COLUMN IF NOT EXISTS content text CHECK (length(content) <= 64)`);
    await trx.raw(KEEP);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
