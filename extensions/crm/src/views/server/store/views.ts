import type { Knex } from 'knex';
import { VIEW_READERS, viewLists } from '../../contract.ts';

/** Those of these presets that are views of the whole team. */
export function findSharedViews(database: Knex, ids: readonly number[]): Promise<number[]> {
  return database('directus_presets')
    .whereIn('id', [...ids])
    .whereIn('collection', Object.values(viewLists))
    .whereNull('user')
    .whereNotNull('author')
    .pluck<number[]>('id');
}

/** The role of those who have the lists. */
export async function readersRole(trx: Knex): Promise<string> {
  const role = await trx('directus_roles').where({ name: VIEW_READERS }).first('id');
  if (!role) throw new Error(`The role ${VIEW_READERS} is missing: apply the model first.`);
  return String(role.id);
}
