import { randomUUID } from 'node:crypto';
import { DomainError, isDomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import { parseMapping } from '@ia/importer';
import type { Knex } from 'knex';

export interface KnownMapping extends Mapping {
  readonly id: string;
}

interface MappingRow {
  readonly id: string;
  readonly key: string;
}

export const MAPPING_FIELDS = ['id', 'key', 'name', 'target', 'columns', 'values', 'options'];

/** @throws MAPPING_UNKNOWN, MAPPING_INVALID */
export async function loadMapping(knex: Knex, key: string): Promise<KnownMapping> {
  const row: MappingRow | undefined = await knex('sync_mappings')
    .where({ key })
    .first(MAPPING_FIELDS);
  if (!row) throw new DomainError('MAPPING_UNKNOWN', { value: key });
  return { ...parseMapping(row), id: row.id };
}

/** Every mapping that can be used; one that is broken helps nobody to import. */
export async function loadMappings(knex: Knex): Promise<readonly KnownMapping[]> {
  const rows: MappingRow[] = await knex('sync_mappings').orderBy('name').select(MAPPING_FIELDS);
  return rows.flatMap((row) => {
    try {
      return [{ ...parseMapping(row), id: row.id }];
    } catch (error) {
      if (isDomainError(error)) return [];
      throw error;
    }
  });
}

/** Writes a mapping under its key, in the name of the person who made it. */
export async function writeMapping(knex: Knex, mapping: Mapping, user: string): Promise<void> {
  const { key, name, target } = mapping;
  const content = {
    name,
    target,
    columns: JSON.stringify(mapping.columns),
    values: JSON.stringify(mapping.values),
    options: JSON.stringify(mapping.options),
  };
  await knex('sync_mappings')
    .insert({
      id: randomUUID(),
      key,
      ...content,
      origin: 'manual',
      date_created: knex.fn.now(),
      user_created: user,
    })
    .onConflict('key')
    .merge({ ...content, user_updated: user, date_updated: knex.fn.now() });
}
