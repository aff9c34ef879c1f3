import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { parseMapping } from './parse-mapping.ts';

export interface StoredMapping extends Mapping {
  readonly id: string;
}

/** The mappings an installation ships, one JSON file each, in the order of a full load. */
export async function readMappingFiles(folder: string): Promise<readonly Mapping[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const mappings = await Promise.all(
    files.map(async (file) => {
      const value: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'));
      return parseMapping(value);
    }),
  );
  return mappings.sort((a, b) => (a.options.order ?? 0) - (b.options.order ?? 0));
}

/**
 * Puts the shipped mappings in the database. One a person has changed is left as it is; tables of
 * values that only the database has (agents and their users) are kept.
 * @returns how many were written
 */
export async function installMappings(
  client: ClientBase,
  mappings: readonly Mapping[],
  idOf: (key: string) => string,
): Promise<number> {
  let written = 0;
  for (const mapping of mappings) {
    const { rowCount } = await client.query(
      `insert into sync_mappings as kept
         (id, key, name, target, columns, values, options, origin, date_created)
       values ($1, $2, $3, $4, $5, $6, $7, 'system', now())
       on conflict (key) do update
         set name = excluded.name, target = excluded.target, columns = excluded.columns,
             options = excluded.options, date_updated = now(),
             values = (coalesce(kept.values::jsonb, '{}') || excluded.values::jsonb)::json
       where kept.user_updated is null
         and (kept.name, kept.target, kept.columns::jsonb, kept.options::jsonb,
              coalesce(kept.values::jsonb, '{}') @> excluded.values::jsonb)
             is distinct from
             (excluded.name, excluded.target, excluded.columns::jsonb, excluded.options::jsonb, true)`,
      [
        idOf(mapping.key),
        mapping.key,
        mapping.name,
        mapping.target,
        JSON.stringify(mapping.columns),
        JSON.stringify(mapping.values),
        JSON.stringify(mapping.options),
      ],
    );
    written += rowCount ?? 0;
  }
  return written;
}

/**
 * A mapping as the database has it.
 * @throws MAPPING_UNKNOWN, MAPPING_INVALID
 */
export async function findMapping(client: ClientBase, key: string): Promise<StoredMapping> {
  const [row] = await queryMappings(client, 'where key = $1', [key]);
  if (!row) throw new DomainError('MAPPING_UNKNOWN', { value: key });
  return row;
}

/** Every mapping of the database, in the order of a full load. */
export async function listMappings(client: ClientBase): Promise<readonly StoredMapping[]> {
  const mappings = await queryMappings(client, '', []);
  return mappings.sort((a, b) => (a.options.order ?? 0) - (b.options.order ?? 0));
}

async function queryMappings(client: ClientBase, where: string, parameters: string[]) {
  const { rows } = await client.query<{ id: string }>(
    `select id, key, name, target, columns, values, options from sync_mappings ${where} order by key`,
    parameters,
  );
  return rows.map((row): StoredMapping => ({ ...parseMapping(row), id: row.id }));
}
