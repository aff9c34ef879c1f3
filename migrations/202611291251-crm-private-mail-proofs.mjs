import { mendProofs } from './lib/private-mail-proofs.mjs';

/** What the team reads of a refusal names a private mail by its day, as it is written since; nobody is told of it. */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const statement of mendProofs) await trx.raw(statement);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
