/** How often somebody had an event sent again to one that it had reached: each time is a job of its own. */
export async function up(knex) {
  await knex.raw(`
    ALTER TABLE platform.event_deliveries
      ADD COLUMN IF NOT EXISTS rounds integer NOT NULL DEFAULT 0 CHECK (rounds >= 0)`);
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
