import type { Knex } from 'knex';

/**
 * Runs work in one transaction whose changes carry an author and, for a first load, stay silent:
 * `history` turns the outbox triggers off for this transaction only.
 */
export function withTransaction<Result>(
  knex: Knex,
  options: { readonly history?: boolean },
  work: (trx: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  return knex.transaction(async (trx) => {
    if (options.history) await trx.raw(`select set_config('app.history', 'on', true)`);
    return work(trx);
  });
}
