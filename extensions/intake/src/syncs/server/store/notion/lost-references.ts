import type { Remark } from '@ia/core/imports';
import type { Knex } from 'knex';

/** The first rows of a run with a reference that leads nowhere, in their order. */
export function loadLostReferences(
  database: Knex,
  run: string,
  most: number,
): Promise<readonly { readonly external_id: string; readonly notes: readonly Remark[] }[]> {
  return database('sync_rows')
    .where({ run })
    .whereRaw(`notes::jsonb @> '[{"code": "REFERENCE_NOT_FOUND"}]'`)
    .whereNotNull('external_id')
    .orderBy('row_number')
    .limit(most)
    .select<{ external_id: string; notes: readonly Remark[] }[]>('external_id', 'notes');
}
