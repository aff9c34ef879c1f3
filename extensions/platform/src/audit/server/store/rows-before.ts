import type { Row } from '@ia/directus-kit';
import type { Knex } from 'knex';

/** Rows of one change that are compared with what they were. */
const MOST_COMPARED = 500;

/** What some fields of the rows about to be changed hold, under their `id`. */
export function readBefore(
  database: Knex,
  asked: {
    readonly collection: string;
    readonly fields: readonly string[];
    readonly keys: readonly string[];
  },
): Promise<Row[]> {
  return database(asked.collection)
    .whereIn('id', asked.keys.slice(0, MOST_COMPARED))
    .select<Row[]>(['id', ...asked.fields]);
}
