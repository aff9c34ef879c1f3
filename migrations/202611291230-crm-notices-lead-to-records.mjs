/**
 * A notice of an activity leads to its line on the record it is about, or to its own form as before: its address
 * ends with the id of the activity, and by that it is found to be taken back. Its key is still the first one.
 */
const TAKE_BACK = `
CREATE OR REPLACE FUNCTION platform.take_back_notices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_gone boolean := TG_OP = 'DELETE';
BEGIN
  WITH taken AS (
    DELETE FROM public.notifications n
     WHERE n.read_at IS NULL AND right(n.url, 36) = OLD.id::text
       AND (is_gone
         OR (NEW.visibility = 'private' AND n."user" IS DISTINCT FROM NEW.owner
             AND n."user" IS DISTINCT FROM NEW.user_created)
         OR (n.type = 'activity.mentioned'
             AND position('](' || n."user" || ')' IN coalesce(NEW.body, '')) = 0))
    RETURNING n."user", n.type)
  DELETE FROM platform.notice_keys k USING taken
   WHERE k."user" = taken."user"
     AND k.key = taken.type || ':/admin/content/activities/' || OLD.id;
  RETURN NULL;
END $$`;

/** A link of the bell has words, in the language of whoever reads it. */
const RING = `
CREATE OR REPLACE FUNCTION platform.ring(told public.notifications) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  place text[] := regexp_match(told.url, '^/admin/content/([a-z_]+)/([0-9a-f-]{36})$');
  words text := regexp_replace(coalesce(told.body, ''), '([][\\\\\`*_{}()#+.!<>|~-])', '\\\\\\1', 'g');
  link_text text := (SELECT CASE WHEN language LIKE 'en%' THEN 'Open' ELSE 'Ouvrir' END
                  FROM public.directus_users WHERE id = told."user");
  rung integer;
BEGIN
  INSERT INTO public.directus_notifications
      ("timestamp", status, recipient, subject, message, collection, item)
    VALUES (told.created_at, 'inbox', told."user", told.title,
      CASE WHEN place IS NULL THEN words || E'\\n\\n[' || link_text || ' →](' || told.url || ')' ELSE words END,
      place[1], place[2])
    RETURNING id INTO rung;
  INSERT INTO platform.bells (notice, bell) VALUES (told.id, rung);
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(`CREATE INDEX IF NOT EXISTS notifications_unread_about
      ON public.notifications (right(url, 36)) WHERE read_at IS NULL`);
    await trx.raw(TAKE_BACK);
    await trx.raw(RING);
    await trx.raw('DROP INDEX IF EXISTS public.notifications_unread_url');
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
