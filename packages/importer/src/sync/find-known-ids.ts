import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import type { SyncTable } from './sync-table.ts';

/** Of these identifiers, those that have a record, or had one a person has deleted here. */
export async function findKnownIds(
  client: ClientBase,
  { source, target }: SyncTable,
  externalIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ external_id: string }>(
    `select external_id from ${escapeIdentifier(target)} where external_id = any($3)
      union
     select external_id from platform.sync_records
      where source = $1 and collection = $2 and external_id = any($3)`,
    [source, target, externalIds],
  );
  return rows.map((row) => row.external_id);
}
