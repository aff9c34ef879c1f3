/**
 * One queue for every mail to a person. `once` never leaves twice: `handed_over_at` is noted before the mail
 * server hears of it, and what nobody knows the end of is `uncertain`.
 */
const DELIVERY = `
  ALTER TABLE platform.mails
    ADD COLUMN IF NOT EXISTS delivery text NOT NULL DEFAULT 'at_least_once',
    ADD COLUMN IF NOT EXISTS message_id text,
    ADD COLUMN IF NOT EXISTS in_reply_to text,
    ADD COLUMN IF NOT EXISTS sender_name text,
    ADD COLUMN IF NOT EXISTS handed_over_at timestamptz;
  ALTER TABLE platform.mails
    DROP CONSTRAINT IF EXISTS mails_delivery_check,
    ADD CONSTRAINT mails_delivery_check CHECK (delivery IN ('at_least_once', 'once')),
    DROP CONSTRAINT IF EXISTS mails_status_check,
    ADD CONSTRAINT mails_status_check CHECK (status IN
      ('queued', 'sending', 'sent', 'shown', 'skipped', 'failed', 'uncertain'));
`;

export async function up(knex) {
  await knex.raw(DELIVERY);
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
