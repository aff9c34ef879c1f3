import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePermissions } from '../../../snapshots/access/index.ts';
import { SYNCED_TABLES } from './synced-tables.ts';

/** Collections, fields and relations, as `directus schema snapshot` would write them in one file. */
export type ModelSnapshot = {
  readonly version: number;
  readonly directus: string;
  readonly collections: readonly object[];
  readonly fields: readonly object[];
  readonly relations: readonly object[];
};

/** A row of one of Directus' own tables as the files write it: references are identifiers of files. */
export type WrittenRow = { readonly _syncId: string } & Readonly<Record<string, unknown>>;
export type WrittenRows = ReadonlyMap<string, readonly WrittenRow[]>;

function readJsonFiles(folder: string): object[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

export function readModel(snapshots: string): ModelSnapshot {
  const folder = join(snapshots, 'snapshot');
  return {
    ...JSON.parse(readFileSync(join(folder, 'info.json'), 'utf8')),
    collections: readJsonFiles(join(folder, 'collections')),
    fields: readJsonFiles(join(folder, 'fields')),
    relations: readJsonFiles(join(folder, 'relations')),
  };
}

/** Access rules are generated from `snapshots/access`; everything else is in `collections/`. */
export function readWrittenRows(snapshots: string): WrittenRows {
  const rows = new Map<string, readonly WrittenRow[]>();
  for (const { name } of SYNCED_TABLES) {
    const file = join(snapshots, 'collections', `${name}.json`);
    rows.set(
      name,
      name === 'permissions' ? generatePermissions() : JSON.parse(readFileSync(file, 'utf8')),
    );
  }
  return rows;
}
