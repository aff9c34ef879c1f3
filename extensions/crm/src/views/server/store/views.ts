import type { Knex } from 'knex';
import { viewLists } from '../../contract.ts';

/** Those of these presets that are views of the whole team. */
export function findSharedViews(database: Knex, ids: readonly number[]): Promise<number[]> {
  return database('directus_presets')
    .whereIn('id', [...ids])
    .whereIn('collection', Object.values(viewLists))
    .whereNull('user')
    .whereNotNull('author')
    .pluck<number[]>('id');
}
