import { randomUUID } from 'node:crypto';
import type { Mapping } from '@ia/core/imports';
import type { Knex } from 'knex';
import type { ClientBase } from 'pg';

/** As it is stored: not all that is in a row reads as a mapping. */
export interface MappingRow {
  readonly id: string;
  readonly key: string;
}

export const MAPPING_FIELDS = ['id', 'key', 'name', 'target', 'columns', 'values', 'options'];

/** Null when there is none of that key. */
export async function findMapping(knex: Knex, key: string): Promise<MappingRow | null> {
  const row: MappingRow | undefined = await knex('sync_mappings')
    .where({ key })
    .first(MAPPING_FIELDS);
  return row ?? null;
}

/** The id of a mapping; null when there is none of that key. */
export async function findMappingId(knex: Knex, key: string): Promise<string | null> {
  const row = await knex('sync_mappings').where({ key }).first<{ id: string } | undefined>('id');
  return row?.id ?? null;
}

/** Whether one of these mappings fills a collection: a record of another is not missing from it. */
export async function fillsAlone(
  client: ClientBase,
  keys: readonly string[],
  collection: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'select 1 from sync_mappings where target = $1 and key = any($2)',
    [collection, keys],
  );
  return rowCount === 1;
}

/** Every mapping, by name. */
export async function listMappings(knex: Knex): Promise<readonly MappingRow[]> {
  return knex('sync_mappings').orderBy('name').select(MAPPING_FIELDS);
}

export interface LockedMapping {
  readonly id: string;
  readonly key: string;
}

/** Nobody else changes it before the transaction ends. */
export async function lockMapping(trx: Knex, key: string): Promise<LockedMapping | null> {
  const row = await trx('sync_mappings')
    .where({ key })
    .forUpdate()
    .first<LockedMapping | undefined>('id', 'key');
  return row ?? null;
}

/** The name of a recurring source, not left yet, that this mapping reads or has read; else null. */
export async function findFollowingSource(
  trx: Knex,
  { id, key }: LockedMapping,
): Promise<string | null> {
  const row = await trx('sync_sources as s')
    .whereNull('s.left_at')
    .where((either) => {
      either
        .whereRaw(
          `jsonb_path_exists(s.settings::jsonb, '$.**.mapping \\? (@ == $key)', ?::jsonb)`,
          [JSON.stringify({ key })],
        )
        .orWhereExists((runs) =>
          runs.from('sync_runs as r').whereRaw('r.source = s.id').where('r.mapping', id),
        );
    })
    .orderBy('s.name')
    .first<{ name: string } | undefined>('s.name');
  return row?.name ?? null;
}

/** Writes a mapping under its key, in the name of the person who made it. @returns its id */
export async function writeMapping(knex: Knex, mapping: Mapping, user: string): Promise<string> {
  const { key, name, target } = mapping;
  const content = {
    name,
    target,
    columns: JSON.stringify(mapping.columns),
    values: JSON.stringify(mapping.values),
    options: JSON.stringify(mapping.options),
  };
  const [written] = await knex('sync_mappings')
    .insert({
      id: randomUUID(),
      key,
      ...content,
      origin: 'manual',
      date_created: knex.fn.now(),
      user_created: user,
    })
    .onConflict('key')
    .merge({ ...content, user_updated: user, date_updated: knex.fn.now() })
    .returning<{ id: string }[]>('id');
  return written?.id ?? '';
}
