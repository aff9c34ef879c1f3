import type { Knex } from 'knex';

/** Records whose owner opens what hangs on them; those of deals are in the rights on their rows. */
export type Owned = 'accounts' | 'leads';

/** Who follows each of these records. */
export function loadOwners(
  database: Knex,
  collection: Owned,
  keys: readonly string[],
): Promise<readonly (string | null)[]> {
  return database(collection)
    .whereIn('id', [...keys])
    .pluck<(string | null)[]>('owner');
}
