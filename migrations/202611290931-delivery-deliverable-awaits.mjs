/** A deliverable that begins to wait for its client is told, once each time it does. */
const AWAITS = `
CREATE FUNCTION platform.tell_deliverable_awaits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM platform.emit_event('deliverable.awaits_client', NEW.account, 'deliverables', NEW.id,
    '{}'::jsonb, coalesce(NEW.user_updated, NEW.user_created));
  RETURN NULL;
END $$`;

const WAITS = `NEW.is_client_visible AND NEW.status = 'in_review'`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(AWAITS);
    await trx.raw(`CREATE TRIGGER deliverables_await_new AFTER INSERT ON public.deliverables
      FOR EACH ROW WHEN (${WAITS}) EXECUTE FUNCTION platform.tell_deliverable_awaits()`);
    await trx.raw(`CREATE TRIGGER deliverables_await AFTER UPDATE OF status, is_client_visible
      ON public.deliverables FOR EACH ROW
      WHEN (${WAITS} AND NOT (OLD.is_client_visible AND OLD.status = 'in_review'))
      EXECUTE FUNCTION platform.tell_deliverable_awaits()`);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
