import { mendOverseas } from './lib/overseas-phones.mjs';

/** Numbers of overseas once stored with the code of the mainland are given theirs; nobody is told of it. */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(`SET LOCAL app.history = 'on'`);
    for (const table of ['leads', 'contacts', 'vendors']) await trx.raw(mendOverseas(table));
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
