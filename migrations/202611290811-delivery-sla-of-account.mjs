/** A project begins with the service level of its account, whoever creates it; it is changed there. */
const TAKE = `
CREATE FUNCTION platform.take_service_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sla_summary := (SELECT nullif(btrim(sla_summary), '') FROM public.accounts WHERE id = NEW.account);
  RETURN NEW;
END $$;
CREATE TRIGGER projects_take_service_level BEFORE INSERT ON public.projects
  FOR EACH ROW WHEN (nullif(btrim(NEW.sla_summary), '') IS NULL)
  EXECUTE FUNCTION platform.take_service_level()`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(TAKE);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
