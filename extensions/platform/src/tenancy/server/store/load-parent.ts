import type { Row } from '@ia/directus-kit';
import type { Knex } from 'knex';

/** The row a child hangs from, all columns: which of them it takes is data of the model. */
export function loadParent(
  database: Knex,
  collection: string,
  id: string,
): Promise<Row | undefined> {
  return database(collection).where({ id }).first();
}
