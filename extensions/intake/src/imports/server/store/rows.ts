import type { Remark } from '@ia/core/imports';
import type { Knex } from 'knex';
import type { ClientBase } from 'pg';

export interface SyncRow {
  readonly row_number: number;
  readonly external_id: string | null;
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
  readonly target_id: string | null;
  readonly notes: readonly Remark[] | null;
  readonly changes: Readonly<Record<string, { from: unknown; to: unknown }>> | null;
  readonly source: Readonly<Record<string, string>> | null;
  readonly undo_outcome: 'undone' | 'kept' | null;
}

export interface RowFilter {
  readonly outcome?: string | undefined;
  /** Only rows that were taken with a remark other than these. */
  readonly remarkedBeyond?: readonly string[] | undefined;
  readonly undo?: string | undefined;
}

function rowsOf(knex: Knex, run: string, { outcome, remarkedBeyond, undo }: RowFilter) {
  const query = knex('sync_rows').where({ run });
  if (outcome) query.where({ outcome });
  if (undo) query.where({ undo_outcome: undo });
  if (remarkedBeyond) {
    // Only rows with remarks are opened.
    query
      .whereNot('outcome', 'rejected')
      .whereNotNull('notes')
      .whereRaw(
        `exists (select 1 from json_array_elements(notes) n where not (n ->> 'code' = any(?)))`,
        [[...remarkedBeyond]],
      );
  }
  return query;
}

export async function loadRows(
  knex: Knex,
  run: string,
  options: RowFilter & { readonly page: number; readonly per: number },
): Promise<{ readonly rows: readonly SyncRow[]; readonly count: number }> {
  const { page, per } = options;
  const [rows, [total]] = await Promise.all([
    rowsOf(knex, run, options)
      .orderBy('row_number')
      .limit(per)
      .offset((page - 1) * per)
      .select<SyncRow[]>('*'),
    rowsOf(knex, run, options).count({ count: '*' }),
  ]);
  return { rows, count: Number(total?.count ?? 0) };
}

/** Rejected rows after a given one, in their order: a page of a download. */
export function loadRejected(
  knex: Knex,
  run: string,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly SyncRow[]> {
  return knex('sync_rows')
    .where({ run, outcome: 'rejected' })
    .andWhere('row_number', '>', page.after)
    .orderBy('row_number')
    .limit(page.limit)
    .select<SyncRow[]>('row_number', 'notes', 'source');
}

/** The identifiers of the rows a run has rejected. */
export async function loadRejectedIds(
  client: ClientBase,
  run: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ external_id: string }>(
    `select external_id from sync_rows
      where run = $1 and outcome = 'rejected' and external_id is not null`,
    [run],
  );
  return new Set(rows.map(({ external_id }) => external_id));
}

export interface CountedRemark {
  readonly code: Remark['code'];
  readonly column: string | null;
  readonly count: number;
  readonly example: string | null;
}

/** How often each remark was made on each column, the most frequent first. */
export async function countRemarks(knex: Knex, run: string): Promise<readonly CountedRemark[]> {
  const { rows } = await knex.raw(
    `select n ->> 'code' as code, n ->> 'column' as "column", count(*)::int as count,
            min(n ->> 'value') as example
       from sync_rows r, json_array_elements(r.notes) n
      where r.run = ? and r.notes is not null
      group by 1, 2 order by 3 desc, 1, 2 limit 500`,
    [run],
  );
  return rows;
}

export interface UnmappedValue {
  readonly code: string;
  readonly column: string;
  readonly value: string;
  readonly count: number;
}

/** Values of the file that no table of the mapping knows, and agents without a user. */
export async function countUnmapped(knex: Knex, run: string): Promise<readonly UnmappedValue[]> {
  const { rows } = await knex.raw(
    `select n ->> 'code' as code, n ->> 'column' as "column", n ->> 'value' as value,
            count(*)::int as count
       from sync_rows r, json_array_elements(r.notes) n
      where r.run = ? and r.notes is not null
        and n ->> 'code' in ('VALUE_UNMAPPED', 'OWNER_NOT_MAPPED')
      group by 1, 2, 3 order by 2, 4 desc, 3 limit 1000`,
    [run],
  );
  return rows;
}
