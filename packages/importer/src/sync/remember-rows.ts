import type { RecordMerge } from '@ia/core/syncs/merge-record';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import { STAGE } from '../targets/stage-rows.ts';
import { objectOf, TOLD } from './sync-columns.ts';
import type { SyncTable } from './sync-table.ts';

const REMEMBER = `
  on conflict (source, collection, external_id) do update
    set target = excluded.target, synced = excluded.synced, held = excluded.held,
        diverging = excluded.diverging, missing_since = null`;

/** Of two objects, the fields of the first that the second does not say as well. */
const without = (held: string, synced: string) => `(
  select jsonb_object_agg(e.key, e.value) from jsonb_each(${held}) e
   where e.value is distinct from ${synced} -> e.key)`;

/** Remembers records just made of the staged rows: what the source said, what was kept of it. */
export async function rememberCreated(
  client: ClientBase,
  { source, target, compared }: SyncTable,
  externalIds: readonly string[],
): Promise<void> {
  if (externalIds.length === 0) return;
  const [theirs, ours] = [objectOf('s', [...compared, TOLD]), objectOf('t', compared)];
  await client.query(
    `insert into platform.sync_records (source, collection, external_id, target, synced, held)
     select $1, $2, x.external_id, x.id, x.theirs,
            case when x.ours <> x.theirs - '${TOLD.name}' then ${without('x.ours', 'x.theirs')} end
       from (select s.external_id, t.id, ${theirs} as theirs, ${ours} as ours
               from ${STAGE} s join ${escapeIdentifier(target)} t on t.external_id = s.external_id
              -- Both are built once for each row, not once for each of its fields.
              where t.external_id = any($3) offset 0) x ${REMEMBER}`,
    [source, target, externalIds],
  );
}

export interface MergedRow {
  readonly externalId: string;
  readonly target: string;
  readonly merge: RecordMerge;
}

/** Remembers what was decided of records both sides know, as they are after the write. */
export async function rememberMerged(
  client: ClientBase,
  { source, target, compared }: SyncTable,
  merged: readonly MergedRow[],
): Promise<void> {
  if (merged.length === 0) return;
  const rows = merged.map(({ externalId, target: id, merge }) => ({
    external_id: externalId,
    target: id,
    taken: merge.taken,
    synced: merge.synced,
    held: merge.held,
    diverging: Object.keys(merge.diverging).length > 0 ? merge.diverging : null,
  }));
  const taken = `(select jsonb_object_agg(e.key, e.value) from jsonb_each(${objectOf('t', compared)}) e
                   where e.key = any(m.taken))`;
  await client.query(
    `insert into platform.sync_records
       (source, collection, external_id, target, synced, held, diverging)
     select $1, $2, m.external_id, m.target, m.synced,
            ${without(`m.held || coalesce(${taken}, '{}')`, 'm.synced')},
            nullif(m.diverging, 'null')
       from jsonb_to_recordset($3::jsonb)
              as m(external_id text, target uuid, taken text[], synced jsonb, held jsonb, diverging jsonb)
       join ${escapeIdentifier(target)} t on t.id = m.target ${REMEMBER}`,
    [source, target, JSON.stringify(rows)],
  );
}
