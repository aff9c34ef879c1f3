import type { Row } from '@ia/directus-kit';
import type { Knex } from 'knex';

/** Keeps a training in place of the one in use. */
export async function replaceModel(trx: Knex.Transaction, row: Row): Promise<void> {
  // Two trainings at once: the second waits, then replaces the first.
  await trx.raw('LOCK TABLE scoring_models IN SHARE ROW EXCLUSIVE MODE');
  await trx('scoring_models').where({ status: 'active' }).update({ status: 'retired' });
  await trx('scoring_models').insert(row);
}
