/**
 * What each person has been told of, once and for ever: one rule for every notice. Those told before keep
 * theirs, so that nobody is told again.
 */
const KEYS = `
  CREATE TABLE IF NOT EXISTS platform.notice_keys (
    "user" uuid NOT NULL REFERENCES public.directus_users (id) ON DELETE CASCADE,
    key text NOT NULL CHECK (length(key) <= 512),
    PRIMARY KEY ("user", key)
  );
  INSERT INTO platform.notice_keys ("user", key)
  SELECT DISTINCT "user", type || ':' || url FROM public.notifications
   WHERE "user" IS NOT NULL AND url IS NOT NULL AND type <> 'reminder.failed'
  ON CONFLICT DO NOTHING;
`;

export async function up(knex) {
  await knex.raw(KEYS);
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
