/**
 * Which rows a run has met in which nothing happened: enough to know a row named twice and a record
 * whose row is gone. It lasts as long as the run is at work.
 */
export async function up(knex) {
  await knex.raw(`
    CREATE TABLE platform.sync_seen (
      run uuid NOT NULL REFERENCES public.sync_runs (id) ON DELETE CASCADE,
      external_id text NOT NULL,
      PRIMARY KEY (run, external_id)
    )`);
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
