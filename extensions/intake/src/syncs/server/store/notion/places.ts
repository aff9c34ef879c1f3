import type { Knex } from 'knex';

export interface PlaceRow {
  readonly id: string;
  readonly external_id: string;
  readonly account: string;
}

/** The records of these external ids, with the account each belongs to; an account is its own. */
export function loadPlaces(
  database: Knex,
  collection: string,
  externalIds: readonly string[],
): Promise<readonly PlaceRow[]> {
  const account = collection === 'accounts' ? 'id' : 'account';
  return database(collection)
    .whereIn('external_id', [...externalIds])
    .select<PlaceRow[]>('id', 'external_id', { account });
}
