/**
 * What somebody of the agency is told rings in Directus' own bell, whoever tells it: read in one place it is
 * read in the other. Who wants it by mail as well says so themselves, in a table no right opens.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS platform.bells (
    notice uuid PRIMARY KEY REFERENCES public.notifications (id) ON DELETE CASCADE,
    bell integer NOT NULL UNIQUE REFERENCES public.directus_notifications (id) ON DELETE CASCADE
  );
  CREATE TABLE IF NOT EXISTS platform.notice_choices (
    "user" uuid PRIMARY KEY REFERENCES public.directus_users (id) ON DELETE CASCADE,
    mail text NOT NULL CHECK (mail IN ('none', 'at_once'))
  );
  CREATE INDEX IF NOT EXISTS notifications_unread ON public.notifications ("user", created_at DESC)
    WHERE read_at IS NULL`;

/** The bell reads Markdown, people write words: nothing of theirs becomes a link or a picture. */
const RING = `
CREATE OR REPLACE FUNCTION platform.ring(told public.notifications) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  place text[] := regexp_match(told.url, '^/admin/content/([a-z_]+)/([0-9a-f-]{36})$');
  words text := regexp_replace(coalesce(told.body, ''), '([][\\\\\`*_{}()#+.!<>|~-])', '\\\\\\1', 'g');
  rung integer;
BEGIN
  INSERT INTO public.directus_notifications
      ("timestamp", status, recipient, subject, message, collection, item)
    VALUES (told.created_at, 'inbox', told."user", told.title,
      CASE WHEN place IS NULL THEN words || E'\\n\\n[→](' || told.url || ')' ELSE words END,
      place[1], place[2])
    RETURNING id INTO rung;
  INSERT INTO platform.bells (notice, bell) VALUES (told.id, rung);
END $$;

CREATE OR REPLACE FUNCTION platform.ring_bell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM platform.ring(NEW);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER notifications_bell AFTER INSERT ON public.notifications FOR EACH ROW
  WHEN (NEW.url LIKE '/admin/%' AND NEW.read_at IS NULL) EXECUTE FUNCTION platform.ring_bell()`;

const FOLLOW = `
CREATE OR REPLACE FUNCTION platform.follow_notice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text := CASE WHEN NEW.read_at IS NULL THEN 'inbox' ELSE 'archived' END;
BEGIN
  UPDATE public.directus_notifications SET status = wanted
   WHERE id = (SELECT bell FROM platform.bells WHERE notice = NEW.id) AND status IS DISTINCT FROM wanted;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER notifications_bell_follows AFTER UPDATE ON public.notifications FOR EACH ROW
  WHEN (OLD.read_at IS DISTINCT FROM NEW.read_at) EXECUTE FUNCTION platform.follow_notice();

CREATE OR REPLACE FUNCTION platform.follow_bell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public.notifications
     SET read_at = CASE WHEN NEW.status = 'archived' THEN clock_timestamp() END
   WHERE id = (SELECT notice FROM platform.bells WHERE bell = NEW.id)
     AND (read_at IS NULL) = (NEW.status = 'archived');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER directus_notifications_follow AFTER UPDATE ON public.directus_notifications
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION platform.follow_bell();

CREATE OR REPLACE FUNCTION platform.silence_bell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM public.directus_notifications
   WHERE id = (SELECT bell FROM platform.bells WHERE notice = OLD.id);
  RETURN OLD;
END $$;
CREATE OR REPLACE TRIGGER notifications_bell_silent BEFORE DELETE ON public.notifications FOR EACH ROW
  EXECUTE FUNCTION platform.silence_bell()`;

const UNREAD = `
SELECT platform.ring(n) FROM public.notifications n
 WHERE n.url LIKE '/admin/%' AND n.read_at IS NULL
   AND NOT EXISTS (SELECT FROM platform.bells b WHERE b.notice = n.id)`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const statement of [TABLES, RING, FOLLOW, UNREAD]) await trx.raw(statement);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
