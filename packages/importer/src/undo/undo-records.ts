import type { ClientBase } from 'pg';
import { DatabaseError, escapeIdentifier } from 'pg';
import { findReferredIds, type Reference } from './find-references.ts';
import type { KeptReason, UndoResults, WrittenRow } from './written-row.ts';

export interface UndoTable {
  readonly target: string;
  readonly references: readonly Reference[];
}

/** Columns of the platform nobody gets back by hand; the stage brings a project with it. */
const CONSEQUENCES: Readonly<Record<string, { table: string; column: string; field: string }>> = {
  deals: { table: 'projects', column: 'deal', field: 'stage' },
};

/** Takes a batch back; what it cannot, it tells by row. */
export async function undoRecords(
  client: ClientBase,
  table: UndoTable,
  rows: readonly WrittenRow[],
): Promise<UndoResults> {
  const created = rows.filter(({ outcome }) => outcome === 'created');
  const updated = rows.filter(({ outcome }) => outcome === 'updated');
  return new Map([
    ...(await removeCreated(client, table, created)),
    ...(await restoreUpdated(client, table, updated)),
  ]);
}

/** A record nobody has changed has no date of change: an import sets none on what it creates. */
async function removeCreated(
  client: ClientBase,
  table: UndoTable,
  rows: readonly WrittenRow[],
): Promise<UndoResults> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ target_id }) => target_id);
  const { rows: found } = await client.query<{ id: string; is_changed: boolean }>(
    `select id, date_updated is not null as is_changed from ${escapeIdentifier(table.target)}
      where id = any($1::uuid[]) order by id for update`,
    [ids],
  );
  const changed = new Set(found.filter((one) => one.is_changed).map(({ id }) => id));
  const referred = await findReferredIds(client, table, ids);
  const free = found.map(({ id }) => id).filter((id) => !changed.has(id) && !referred.has(id));
  const stuck = await removeOrTell(client, table.target, free);
  const reasonOf = (id: string): KeptReason | null => {
    if (changed.has(id)) return 'UNDO_CHANGED_SINCE';
    return referred.has(id) || stuck.has(id) ? 'UNDO_IN_USE' : null;
  };
  return new Map(rows.map(({ id, target_id }) => [id, reasonOf(target_id)]));
}

/** Something may come to refer to a record meanwhile: the database says so, and it is found by halves. */
async function removeOrTell(
  client: ClientBase,
  target: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  await client.query('savepoint part');
  try {
    await client.query(`delete from ${escapeIdentifier(target)} where id = any($1::uuid[])`, [ids]);
    await client.query('release savepoint part');
    return new Set();
  } catch (error) {
    await client.query('rollback to savepoint part');
    if (!(error instanceof DatabaseError) || !/^(23|P0)/.test(error.code ?? '')) throw error;
    if (ids.length === 1) return new Set(ids);
    const half = Math.ceil(ids.length / 2);
    const first = await removeOrTell(client, target, ids.slice(0, half));
    return new Set([...first, ...(await removeOrTell(client, target, ids.slice(half)))]);
  }
}

interface Standing {
  readonly row: string;
  /** Every column still holds what the import wrote, its date of change included. */
  readonly is_same: boolean;
  readonly has_consequence: boolean;
}

async function restoreUpdated(
  client: ClientBase,
  { target }: UndoTable,
  rows: readonly WrittenRow[],
): Promise<UndoResults> {
  if (rows.length === 0) return new Map();
  const standings = await findStandings(client, target, rows);
  const reasonOf = (id: string): KeptReason | null => {
    const standing = standings.get(id);
    if (!standing) return null;
    if (!standing.is_same) return 'UNDO_CHANGED_SINCE';
    return standing.has_consequence ? 'UNDO_IN_USE' : null;
  };
  const results = new Map(rows.map(({ id }) => [id, reasonOf(id)]));
  const restored = rows.filter(({ id }) => standings.has(id) && results.get(id) === null);
  await restore(client, target, restored);
  return results;
}

async function findStandings(
  client: ClientBase,
  target: string,
  rows: readonly WrittenRow[],
): Promise<ReadonlyMap<string, Standing>> {
  const rule = CONSEQUENCES[target];
  const consequence = rule
    ? `r.changes::jsonb -> '${rule.field}' is not null
       and exists (select 1 from ${rule.table} p where p.${rule.column} = t.id)`
    : 'false';
  const { rows: found } = await client.query<Standing>(
    `select r.id as row, ${consequence} as has_consequence,
            not exists (
              select 1 from jsonb_each(r.changes::jsonb) c
               where to_jsonb(t) -> c.key is distinct from c.value -> 'to'
            ) as is_same
       from sync_rows r join ${escapeIdentifier(target)} t on t.id = r.target_id
      where r.id = any($1::uuid[]) order by t.id for update of t`,
    [rows.map(({ id }) => id)],
  );
  return new Map(found.map((one) => [one.row, one]));
}

/** Every column the import has moved gets the value it had, the traces of the write included. */
async function restore(
  client: ClientBase,
  target: string,
  rows: readonly WrittenRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const table = escapeIdentifier(target);
  const columns = [...new Set(rows.flatMap(({ changes }) => Object.keys(changes)))];
  const sets = columns.map((name) => `${escapeIdentifier(name)} = b.${escapeIdentifier(name)}`);
  await client.query(
    `update ${table} t set ${sets.join(', ')}
       from sync_rows r
       join ${table} now on now.id = r.target_id
      cross join lateral (
        select jsonb_object_agg(c.key, c.value -> 'from') as record from jsonb_each(r.changes::jsonb) c
      ) f
      cross join lateral jsonb_populate_record(now, f.record) b
      where r.id = any($1::uuid[]) and t.id = r.target_id`,
    [rows.map(({ id }) => id)],
  );
}
