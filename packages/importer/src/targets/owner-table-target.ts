import { DomainError } from '@ia/core';
import type { JsonValue, Mapping, RowReading, ValueTable } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { RowOutcome, RowResult } from '../import-report.ts';
import type { ImportTarget } from './target.ts';

/**
 * Agents of a source become entries of a table of values, to be linked to users by a person: a
 * file never creates a login. An entry keeps the user it was linked to.
 * @throws MAPPING_INVALID
 */
export function ownerTableTarget({ options, target }: Mapping): ImportTarget {
  const { into } = options;
  if (!into) throw new DomainError('MAPPING_INVALID', { field: `${target}.options.into` });
  return {
    setup: '',
    prepare: (_client, rows) => Promise.resolve(rows),
    save: (client, rows) => saveOwners(client, into, rows),
  };
}

async function saveOwners(
  client: ClientBase,
  into: { readonly mapping: string; readonly table: string },
  rows: readonly RowReading[],
): Promise<readonly RowResult[]> {
  const { rows: found } = await client.query<{
    id: string;
    values: Record<string, ValueTable> | null;
  }>('select id, values from sync_mappings where key = $1 for update', [into.mapping]);
  const mapping = found[0];
  if (!mapping) throw new DomainError('MAPPING_UNKNOWN', { value: into.mapping });
  const before = mapping.values?.[into.table] ?? {};
  const table: Record<string, JsonValue> = { ...before };
  const results = rows.map((row): RowResult => {
    const { rowNumber, externalId, remarks } = row;
    const entry = { user: userOf(before, row.key), ...row.values };
    const outcome = compare(before, row.key, entry);
    table[row.key] = entry;
    const changes =
      outcome === 'unchanged' ? null : { [row.key]: { from: before[row.key] ?? null, to: entry } };
    return { rowNumber, externalId, outcome, targetId: mapping.id, remarks, changes };
  });
  if (results.some(({ outcome }) => outcome !== 'unchanged')) {
    await client.query('update sync_mappings set values = $2, date_updated = now() where id = $1', [
      mapping.id,
      JSON.stringify({ ...mapping.values, [into.table]: table }),
    ]);
  }
  return results;
}

function userOf(table: ValueTable, agent: string): JsonValue {
  const entry = Object.hasOwn(table, agent) ? table[agent] : null;
  const isEntry = typeof entry === 'object' && entry !== null && 'user' in entry;
  return isEntry ? (entry.user ?? null) : null;
}

function compare(table: ValueTable, agent: string, entry: Record<string, JsonValue>): RowOutcome {
  if (!Object.hasOwn(table, agent)) return 'created';
  const before = table[agent];
  const isEntry = typeof before === 'object' && before !== null;
  const known = new Map<string, unknown>(isEntry ? Object.entries(before) : []);
  const same = Object.entries(entry).every(([field, value]) => known.get(field) === value);
  return same ? 'unchanged' : 'updated';
}
