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

/**
 * Compares the staged rows with their records and with what is remembered, and locks the records.
 * Rows without a record, now or before, are not in the answer: they are new.
 */
export async function findStandings(
  client: ClientBase,
  { target, compared, source }: SyncTable,
): Promise<readonly Standing[]> {
  const table = escapeIdentifier(target);
  const theirs = objectOf('s', [...compared, TOLD]);
  const { rows } = await client.query<Standing>(
    `with here as (
       select s.n, t.id, ${objectOf('t', compared)} as ours, ${theirs} as theirs,
              t.user_updated is not null as is_touched
         from ${STAGE} s join ${table} t on t.external_id = s.external_id
          for update of t
     )
     select s.n, coalesce(h.id, r.target) as target, h.id is null as is_deleted,
            case when m.moved then h.ours end as ours, case when m.moved then h.theirs end as theirs,
            case when m.moved then r.synced end as synced, case when m.moved then r.held end as held,
            coalesce(h.is_touched, false) as is_touched
       from ${STAGE} s
       left join here h on h.n = s.n
       left join platform.sync_records r
         on r.source = $1 and r.collection = $2 and r.external_id = s.external_id
      cross join lateral (
        select h.id is not null and (r.source is null or h.theirs is distinct from r.synced
          or h.ours is distinct from (r.synced || coalesce(r.held, '{}')) - '${TOLD.name}'
          or r.diverging is not null or r.missing_since is not null) as moved
      ) m
      where h.id is not null or r.source is not null`,
    [source, target],
  );
  return rows;
}
