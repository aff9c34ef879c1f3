/**
 * A vendor's access is as long as their mission is active: it is active on its days only. What is
 * archived does not start again before it is restored, and a team has no outsider in it. Rows that
 * are so already stay as they are, and history is written as it was.
 */

const LIVE = `current_setting('app.history', true) IS DISTINCT FROM 'on'`;

const IN_ITS_DAYS = `
CREATE FUNCTION public.keep_mission_in_its_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Europe/Paris')::date;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.status, NEW.starts_on, NEW.ends_on)
      IS NOT DISTINCT FROM (OLD.status, OLD.starts_on, OLD.ends_on) THEN
    RETURN NEW;
  END IF;
  IF today < NEW.starts_on THEN
    PERFORM public.refuse_write('MISSION_OUT_OF_ITS_DAYS', 'starts_on');
  -- Days in the wrong order are told as such, by their constraint.
  ELSIF today > NEW.ends_on AND NEW.ends_on >= NEW.starts_on THEN
    PERFORM public.refuse_write('MISSION_OUT_OF_ITS_DAYS', 'ends_on');
  END IF;
  RETURN NEW;
END $$`;

/** The lock makes a mission wait for a project that is being put away, and the other way round. */
const UNDER_ARCHIVED = `
CREATE FUNCTION public.refuse_mission_of_archived_project() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  put_away boolean;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.status, NEW.project) IS NOT DISTINCT FROM (OLD.status, OLD.project) THEN
    RETURN NEW;
  END IF;
  SELECT is_archived INTO put_away FROM public.projects WHERE id = NEW.project FOR SHARE;
  IF put_away THEN
    PERFORM public.refuse_write('ARCHIVED', 'project');
  END IF;
  RETURN NEW;
END $$`;

const ARCHIVED = `
CREATE FUNCTION public.refuse_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.refuse_write('ARCHIVED', TG_ARGV[0]);
  RETURN NULL;
END $$`;

/** The lock makes a seat wait for a space that is being ended. Who has no role reads nothing. */
const SEAT = `
CREATE FUNCTION public.refuse_seat_of_outsider() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF platform.outside_visibility(NEW."user") IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM 1 FROM public.account_members m JOIN public.projects p ON p.account = m.account
    WHERE p.id = NEW.project AND m."user" = NEW."user" FOR SHARE OF m;
  IF NOT FOUND THEN
    PERFORM public.refuse_write('SEAT_OF_OUTSIDER', 'user');
  END IF;
  RETURN NEW;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const part of [IN_ITS_DAYS, UNDER_ARCHIVED, ARCHIVED, SEAT]) await trx.raw(part);
    await trx.raw(`CREATE TRIGGER missions_in_their_days
      BEFORE INSERT OR UPDATE OF status, starts_on, ends_on ON public.missions
      FOR EACH ROW WHEN (NEW.status = 'active' AND ${LIVE})
      EXECUTE FUNCTION public.keep_mission_in_its_days()`);
    await trx.raw(`CREATE TRIGGER missions_project_in_play
      BEFORE INSERT OR UPDATE OF status, project ON public.missions
      FOR EACH ROW WHEN (NEW.status IN ('planned', 'active') AND ${LIVE})
      EXECUTE FUNCTION public.refuse_mission_of_archived_project()`);
    await trx.raw(`CREATE TRIGGER workflows_archived_stay_stopped
      BEFORE UPDATE OF status ON public.workflows
      FOR EACH ROW WHEN (OLD.is_archived AND NEW.is_archived AND NEW.status = 'active'
                         AND OLD.status IS DISTINCT FROM NEW.status AND ${LIVE})
      EXECUTE FUNCTION public.refuse_archived('status')`);
    // A validated audit starts a project as a win does.
    await trx.raw(`CREATE TRIGGER deals_archived_stay_put
      BEFORE UPDATE OF stage, audit_validated_at ON public.deals
      FOR EACH ROW WHEN (OLD.is_archived AND NEW.is_archived AND ${LIVE}
                         AND (OLD.stage IS DISTINCT FROM NEW.stage OR (NEW.audit_validated_at IS NOT NULL
                              AND OLD.audit_validated_at IS DISTINCT FROM NEW.audit_validated_at)))
      EXECUTE FUNCTION public.refuse_archived('stage')`);
    await trx.raw(`CREATE TRIGGER leads_archived_stay_put BEFORE UPDATE OF status ON public.leads
      FOR EACH ROW WHEN (OLD.is_archived AND NEW.is_archived AND NEW.status = 'converted'
                         AND OLD.status IS DISTINCT FROM NEW.status AND ${LIVE})
      EXECUTE FUNCTION public.refuse_archived('status')`);
    await trx.raw(`CREATE TRIGGER project_members_of_the_account
      BEFORE INSERT OR UPDATE OF project, "user" ON public.project_members
      FOR EACH ROW EXECUTE FUNCTION public.refuse_seat_of_outsider()`);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
