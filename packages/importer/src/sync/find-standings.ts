import type { JsonValue } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import { STAGE } from '../targets/stage-rows.ts';
import { objectOf, TOLD } from './sync-columns.ts';
import type { SyncTable } from './sync-table.ts';

export type Values = Readonly<Record<string, JsonValue>>;

/** A staged row whose record exists here, or did. */
export interface Standing {
  readonly n: number;
  readonly target: string;
  readonly is_deleted: boolean;
  /** The fields as they are here and there; null when nothing moved since the last sync. */
  readonly ours: Values | null;
  readonly theirs: Values | null;
  /** As remembered of the last sync; null when it is the first. */
  readonly synced: Values | null;
  readonly held: Values | null;
  readonly is_touched: boolean;
}

/** Whether anything of a record moved since the last sync, there or here. */
const moved = (theirs: string, ours: string) => `(
  r.source is null or ${theirs} is distinct from r.synced
  or ${ours} is distinct from (r.synced || coalesce(r.held, '{}')) - '${TOLD.name}'
  or r.diverging is not null or r.missing_since is not null)`;

/**
 * Looked up by its whole key, row by row: of tables that are just being filled the planner takes a few
 * rows for granted, and would compare each staged row with each remembered one.
 */
const REMEMBERED = `
  left join lateral (select * from platform.sync_records r
                      where r.source = $1 and r.collection = $2 and r.external_id = s.external_id
                      limit 1) r on true`;

/**
 * Compares the staged rows with their records and with what is remembered, and locks the records
 * that are to be written. Rows without a record, now or before, are not in the answer: they are new.
 */
export async function findStandings(
  client: ClientBase,
  table: SyncTable,
): Promise<readonly Standing[]> {
  const all = await lookAtAll(client, table);
  const open = all.filter(({ is_moved }) => is_moved).map(({ n }) => n);
  const settled = all
    .filter(({ is_moved }) => !is_moved)
    .map(({ n, target, is_deleted }) => ({ ...NOTHING_MOVED, n, target, is_deleted }));
  return [...settled, ...(await lockMoved(client, table, open))];
}

const NOTHING_MOVED = { ours: null, theirs: null, synced: null, held: null, is_touched: false };

/** Most records of most syncs are as they were: they are looked at, not locked. */
async function lookAtAll(client: ClientBase, { target, compared, source }: SyncTable) {
  const { rows } = await client.query<
    Pick<Standing, 'n' | 'target' | 'is_deleted'> & { readonly is_moved: boolean }
  >(
    `select s.n, coalesce(t.id, r.target) as target, t.id is null as is_deleted,
            t.id is not null and ${moved(objectOf('s', [...compared, TOLD]), objectOf('t', compared))} as is_moved
       from ${STAGE} s
       left join lateral (select * from ${escapeIdentifier(target)} t
                           where t.external_id = s.external_id limit 1) t on true
            ${REMEMBERED}
      where t.id is not null or r.source is not null`,
    [source, target],
  );
  return rows;
}

/** Looked at again once they are locked: they may have moved meanwhile, or be gone. */
async function lockMoved(
  client: ClientBase,
  { target, compared, source }: SyncTable,
  open: readonly number[],
): Promise<readonly Standing[]> {
  if (open.length === 0) return [];
  const table = escapeIdentifier(target);
  const theirs = objectOf('s', [...compared, TOLD]);
  const { rows } = await client.query<Standing>(
    `with here as (
       select s.n, t.id, ${objectOf('t', compared)} as ours, ${theirs} as theirs,
              t.user_updated is not null as is_touched
         from ${STAGE} s join ${table} t on t.external_id = s.external_id
        where s.n = any($3::integer[])
          for update of t
     )
     select s.n, coalesce(h.id, r.target) as target, h.id is null as is_deleted,
            case when m.moved then h.ours end as ours, case when m.moved then h.theirs end as theirs,
            case when m.moved then r.synced end as synced, case when m.moved then r.held end as held,
            coalesce(h.is_touched, false) as is_touched
       from ${STAGE} s
       left join here h on h.n = s.n
            ${REMEMBERED}
      cross join lateral (select h.id is not null and ${moved('h.theirs', 'h.ours')} as moved) m
      where s.n = any($3::integer[]) and (h.id is not null or r.source is not null)`,
    [source, target, open],
  );
  return rows;
}
