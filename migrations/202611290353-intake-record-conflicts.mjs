/** A form asks what the sources of its record say otherwise: found by the record, not by the source. */
export async function up(knex) {
  await knex.raw(`CREATE INDEX IF NOT EXISTS sync_records_of_record
    ON platform.sync_records (target, collection) WHERE diverging IS NOT NULL`);
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
