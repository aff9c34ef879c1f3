/**
 * A deliverable carries the subcontractor of its mission, and a subcontractor writes one only on a
 * mission of their own that is running: a policy on creation cannot look that far.
 */

const VENDOR = `
CREATE FUNCTION public.match_deliverable_vendor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner uuid;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.mission IS DISTINCT FROM OLD.mission
    AND NEW.vendor IS NOT DISTINCT FROM OLD.vendor THEN
    NEW.vendor := NULL;
  END IF;
  SELECT vendor INTO owner FROM public.missions WHERE id = NEW.mission FOR KEY SHARE;
  IF NEW.vendor IS NULL THEN
    NEW.vendor := owner;
  ELSIF NEW.vendor IS DISTINCT FROM owner THEN
    PERFORM public.refuse_write('ACCOUNT_MISMATCH', 'vendor');
  END IF;
  RETURN NEW;
END $$`;

/**
 * The author is whom Directus stamped on this very write. FOR SHARE makes a mission being closed
 * wait, or be seen closed. One answer for "closed" and "not yours": it tells nothing.
 */
const RUNNING = `
CREATE FUNCTION public.require_running_mission() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  author uuid := NEW.user_created;
  former uuid := NEW.mission;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    author := CASE WHEN NEW.date_updated IS DISTINCT FROM OLD.date_updated THEN NEW.user_updated END;
    former := OLD.mission;
  END IF;
  IF author IS NULL OR current_setting('app.history', true) = 'on' THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM public.directus_users u JOIN public.directus_roles r ON r.id = u.role
    WHERE u.id = author AND r.name = 'vendor';
  IF NOT FOUND THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM public.missions WHERE id IN (NEW.mission, former) FOR SHARE;
  IF NEW.mission IS NULL OR EXISTS (
    SELECT 1 FROM unnest(ARRAY[NEW.mission, former]) AS wanted (id)
    WHERE wanted.id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM public.missions m JOIN public.vendor_members v ON v.vendor = m.vendor
      WHERE m.id = wanted.id AND m.status = 'active' AND v."user" = author)
  ) THEN
    PERFORM public.refuse_write('MISSION_NOT_ACTIVE', 'mission');
  END IF;
  RETURN NEW;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(VENDOR);
    await trx.raw(RUNNING);
    await trx.raw(`CREATE TRIGGER deliverables_match_vendor
      BEFORE INSERT OR UPDATE OF mission, vendor ON public.deliverables
      FOR EACH ROW EXECUTE FUNCTION public.match_deliverable_vendor()`);
    await trx.raw(`CREATE TRIGGER deliverables_running_mission
      BEFORE INSERT OR UPDATE ON public.deliverables
      FOR EACH ROW EXECUTE FUNCTION public.require_running_mission()`);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
