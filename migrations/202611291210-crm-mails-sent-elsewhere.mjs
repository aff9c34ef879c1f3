/** A mail that came back may go to another address: a late notice about the first says nothing of the second. */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(`ALTER TABLE platform.written_mails
      ADD COLUMN IF NOT EXISTS former text[] NOT NULL DEFAULT '{}'`);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
