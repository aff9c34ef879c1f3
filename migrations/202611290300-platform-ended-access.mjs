/**
 * Says at once, to every process, that a session is over or that somebody's access has changed: what stays
 * open (live screens) is then closed. The token of a session opens it: what is said is its hash.
 */
const ANNOUNCE = `
  CREATE OR REPLACE FUNCTION platform.announce_ended_access() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('platform_access', CASE TG_TABLE_NAME
      WHEN 'directus_sessions' THEN json_build_object(
        'session', encode(sha256(convert_to(to_jsonb(OLD) ->> 'token', 'UTF8')), 'hex'))
      ELSE json_build_object('user', to_jsonb(OLD) ->> 'id') END::text);
    RETURN NULL;
  END $$;
  DROP TRIGGER IF EXISTS directus_sessions_ended ON public.directus_sessions;
  CREATE TRIGGER directus_sessions_ended AFTER DELETE ON public.directus_sessions
    FOR EACH ROW EXECUTE FUNCTION platform.announce_ended_access();
  DROP TRIGGER IF EXISTS directus_users_deleted ON public.directus_users;
  CREATE TRIGGER directus_users_deleted AFTER DELETE ON public.directus_users
    FOR EACH ROW EXECUTE FUNCTION platform.announce_ended_access();
  DROP TRIGGER IF EXISTS directus_users_changed ON public.directus_users;
  CREATE TRIGGER directus_users_changed AFTER UPDATE OF status, role, token ON public.directus_users
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.role IS DISTINCT FROM NEW.role
                       OR OLD.token IS DISTINCT FROM NEW.token)
    EXECUTE FUNCTION platform.announce_ended_access();
`;

export async function up(knex) {
  await knex.raw(ANNOUNCE);
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
