import { DomainError, isDomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import { parseMapping } from '@ia/importer';
import type { Knex } from 'knex';
import { findMapping, listMappings } from './store/mappings.ts';

export interface KnownMapping extends Mapping {
  readonly id: string;
}

/** @throws MAPPING_UNKNOWN, MAPPING_INVALID */
export async function loadMapping(knex: Knex, key: string): Promise<KnownMapping> {
  const row = await findMapping(knex, key);
  if (!row) throw new DomainError('MAPPING_UNKNOWN', { value: key });
  return { ...parseMapping(row), id: row.id };
}

/** Every mapping that can be used; one that is broken helps nobody to import. */
export async function loadMappings(knex: Knex): Promise<readonly KnownMapping[]> {
  return (await listMappings(knex)).flatMap((row) => {
    try {
      return [{ ...parseMapping(row), id: row.id }];
    } catch (error) {
      if (isDomainError(error)) return [];
      throw error;
    }
  });
}
