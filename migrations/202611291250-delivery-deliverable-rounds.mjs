/**
 * How many times a deliverable was handed to its client: each time it begins to await them is a round,
 * and is told. Hiding it and showing it again is none.
 */
const COUNT = `
CREATE FUNCTION platform.count_deliverable_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO platform.deliverable_rounds AS known (deliverable, round) VALUES (NEW.id, 1)
    ON CONFLICT (deliverable) DO UPDATE SET round = known.round + 1;
  RETURN NULL;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(`CREATE TABLE platform.deliverable_rounds (
      deliverable uuid PRIMARY KEY REFERENCES public.deliverables (id) ON DELETE CASCADE,
      round integer NOT NULL CHECK (round > 0))`);
    await trx.raw(`INSERT INTO platform.deliverable_rounds (deliverable, round)
      SELECT id, 1 FROM public.deliverables
       WHERE status IN ('in_review', 'accepted', 'revision_requested')`);
    await trx.raw(COUNT);
    // Both names stand before those of the triggers that tell of it: the round is counted by then.
    await trx.raw(`CREATE TRIGGER deliverables_a_new_round AFTER INSERT ON public.deliverables
      FOR EACH ROW WHEN (NEW.status = 'in_review')
      EXECUTE FUNCTION platform.count_deliverable_round()`);
    await trx.raw(`CREATE TRIGGER deliverables_a_round AFTER UPDATE OF status ON public.deliverables
      FOR EACH ROW WHEN (NEW.status = 'in_review' AND OLD.status IS DISTINCT FROM 'in_review')
      EXECUTE FUNCTION platform.count_deliverable_round()`);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
