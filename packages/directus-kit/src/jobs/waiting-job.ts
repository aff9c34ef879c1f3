import type { Knex } from 'knex';

/** Of pg-boss: created or to be tried again, or in the hands of a worker. */
const UNSETTLED = ['created', 'retry', 'active'];

/** For a statement: the jobs of this name and subject that are not settled yet. */
export function waitingJobs(
  knex: Knex,
  job: { readonly name: string; readonly subject: Knex.Raw },
): Knex.QueryBuilder {
  return knex('pgboss.job')
    .select(knex.raw('1'))
    .where({ name: job.name })
    .where('singleton_key', job.subject)
    .whereIn('state', UNSETTLED);
}
