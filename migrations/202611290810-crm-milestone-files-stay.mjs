/**
 * The file of a milestone that stands is its proof: it is not deleted, by nobody, until the milestone
 * is withdrawn with a reason. What goes with its account (a cascade, one level deeper) goes.
 */
const KEEP = `
CREATE FUNCTION platform.keep_milestone_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 AND EXISTS (
    SELECT FROM public.activities
     WHERE attachment = OLD.id AND milestone IS NOT NULL AND withdrawn_at IS NULL
  ) THEN
    PERFORM public.refuse_write('MILESTONE_FILE_KEPT', 'id');
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER directus_files_keep_milestone BEFORE DELETE ON public.directus_files
  FOR EACH ROW EXECUTE FUNCTION platform.keep_milestone_file()`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(KEEP);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
