/**
 * What somebody was told of a line they may no longer read, or that no longer names them, is taken back while it is
 * unread: its words with it, the bell, and the mail that waits (it asks for its notice). Its key goes too, so that
 * it is told anew once it is shared again.
 */
const TAKE_BACK = `
CREATE OR REPLACE FUNCTION platform.take_back_notices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_gone boolean := TG_OP = 'DELETE';
BEGIN
  WITH taken AS (
    DELETE FROM public.notifications n
     WHERE n.read_at IS NULL AND n.url = '/admin/content/activities/' || OLD.id
       AND (is_gone
         OR (NEW.visibility = 'private' AND n."user" IS DISTINCT FROM NEW.owner
             AND n."user" IS DISTINCT FROM NEW.user_created)
         OR (n.type = 'activity.mentioned'
             AND position('](' || n."user" || ')' IN coalesce(NEW.body, '')) = 0))
    RETURNING n."user", n.type, n.url)
  DELETE FROM platform.notice_keys k USING taken
   WHERE k."user" = taken."user" AND k.key = taken.type || ':' || taken.url;
  RETURN NULL;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(`CREATE INDEX IF NOT EXISTS notifications_unread_url ON public.notifications (url, id)
      WHERE read_at IS NULL`);
    await trx.raw(TAKE_BACK);
    await trx.raw(`CREATE OR REPLACE TRIGGER activities_take_back_gone AFTER DELETE ON public.activities
      FOR EACH ROW EXECUTE FUNCTION platform.take_back_notices()`);
    await trx.raw(`CREATE OR REPLACE TRIGGER activities_take_back
      AFTER UPDATE OF visibility, owner, body ON public.activities FOR EACH ROW
      WHEN (OLD.visibility IS DISTINCT FROM NEW.visibility OR OLD.owner IS DISTINCT FROM NEW.owner
        OR OLD.body IS DISTINCT FROM NEW.body)
      EXECUTE FUNCTION platform.take_back_notices()`);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
