import type { RowReading } from '@ia/core/imports';
import { remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import type { RowResult } from '../import-report.ts';
import { orderedId } from '../ordered-id.ts';
import { STAGE, stageRows } from './stage-rows.ts';
import type { WriteContext } from './target.ts';
import { comparable, type TargetColumn } from './target-columns.ts';

export interface Table {
  readonly target: string;
  readonly columns: readonly TargetColumn[];
  readonly context: WriteContext;
}

interface Existing {
  readonly n: number;
  readonly id: string;
  readonly differs: boolean;
  /** A person has changed the record since: it is theirs, and stays as they left it. */
  readonly is_touched: boolean;
}

type Changes = ReadonlyMap<number, object>;

/** Writes rows that may be written, all or none: the new, then the changed. */
export async function saveRows(
  client: ClientBase,
  table: Table,
  rows: readonly RowReading[],
  alsoStaged: readonly TargetColumn[] = [],
): Promise<readonly RowResult[]> {
  const staged = rows.map((row) => ({ id: orderedId(), row }));
  await stageRows(client, [...table.columns, ...alsoStaged], staged);
  const existing = await findExisting(client, table, rows);
  await insertRows(client, table, [...existing.keys()]);
  const changed = [...existing.values()].filter((one) => one.differs && !one.is_touched);
  const changes = await updateRows(client, table, changed);
  return staged.map(({ id, row }, n) => resultOf(row, id, existing.get(n), changes.get(n)));
}

function resultOf(
  { rowNumber, externalId, remarks }: RowReading,
  newId: string,
  before: Existing | undefined,
  changes: object | undefined,
): RowResult {
  const base = { rowNumber, externalId };
  if (!before) return { ...base, outcome: 'created', targetId: newId, remarks };
  const targetId = before.id;
  if (!before.differs) return { ...base, outcome: 'unchanged', targetId, remarks };
  if (!before.is_touched) return { ...base, outcome: 'updated', targetId, remarks, changes };
  const kept = remarkOn(null, 'KEPT_LOCAL_CHANGES', null);
  return { ...base, outcome: 'unchanged', targetId, remarks: [...remarks, kept] };
}

/**
 * Records with the identifiers of the batch, locked until its end. `user_updated` tells a person's
 * work, unless the date of that write is one an import has recorded as its own.
 */
async function findExisting(
  client: ClientBase,
  { target, columns, context }: Table,
  rows: readonly RowReading[],
): Promise<ReadonlyMap<number, Existing>> {
  const [stored, incoming] = ['t', 's'].map((alias) =>
    columns.map((column) => comparable(alias, column)).join(', '),
  );
  const { rows: found } = await client.query<Existing>(
    `select s.n, t.id, row(${stored}) is distinct from row(${incoming}) as differs,
            $2::boolean and t.user_updated is not null and not exists (
              select 1 from sync_rows r
               where r.external_id = t.external_id and r.target_id = t.id and r.outcome = 'updated'
                 and (r.changes #>> '{date_updated,to}')::timestamptz = t.date_updated
            ) as is_touched
       from ${escapeIdentifier(target)} t join ${STAGE} s on s.external_id = t.external_id
      where t.external_id = any($1)
        for update of t`,
    // A sync has decided field by field before.
    [rows.map(({ externalId }) => externalId), context.sync === undefined],
  );
  return new Map(found.map((row) => [row.n, row]));
}

async function insertRows(
  client: ClientBase,
  { target, columns, context }: Table,
  existing: readonly number[],
): Promise<void> {
  const names = columns.map(({ name }) => escapeIdentifier(name)).join(', ');
  const values = columns.map(({ name, unsaid }) =>
    unsaid ? `coalesce(${escapeIdentifier(name)}, ${unsaid})` : escapeIdentifier(name),
  );
  await client.query(
    `insert into ${escapeIdentifier(target)}
            (id, external_id, origin, date_created, user_created, ${names})
     select id, external_id, $3::text, now(), $2::uuid, ${values.join(', ')}
       from ${STAGE} where n <> all($1::integer[])`,
    [existing, authorOf(context), context.sync ? 'sync' : 'import'],
  );
}

/** What the database kept of each update, triggers included: what an undo has to put back. */
async function updateRows(
  client: ClientBase,
  { target, columns, context }: Table,
  changed: readonly Existing[],
): Promise<Changes> {
  if (changed.length === 0) return new Map();
  const table = escapeIdentifier(target);
  const sets = columns.map(({ name }) => `${escapeIdentifier(name)} = s.${escapeIdentifier(name)}`);
  const { rows } = await client.query<{ n: number; changes: object }>(
    `with before as (
       select s.n, t.id, to_jsonb(t) - 'search' as record from ${STAGE} s
         join ${table} t on t.external_id = s.external_id where s.n = any($1::integer[])
     ), written as (
       update ${table} t set ${sets.join(', ')}, date_updated = now(),
              user_updated = coalesce($2::uuid, t.user_updated)
         from ${STAGE} s
        where t.external_id = s.external_id and s.n = any($1::integer[])
       returning t.id, to_jsonb(t) - 'search' as record
     )
     select b.n, (select json_object_agg(key, json_build_object('from', b.record -> key, 'to', w.record -> key))
                    from jsonb_object_keys(w.record) key
                   where b.record -> key is distinct from w.record -> key) as changes
       from before b join written w on w.id = b.id`,
    [changed.map(({ n }) => n), authorOf(context)],
  );
  return new Map(rows.map(({ n, changes }) => [n, changes]));
}

/** A first load has no author: its rows belong to the source until a person works on them. */
function authorOf({ mode, user }: WriteContext): string | null {
  return mode === 'live' ? user : null;
}
