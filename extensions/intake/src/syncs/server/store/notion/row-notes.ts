import type { Remark } from '@ia/core/imports';
import type { Knex } from 'knex';

export interface NotedRow {
  readonly id: string;
  readonly outcome: string;
  readonly notes: readonly Remark[] | null;
}

/** A row of a run, locked until the end of the transaction; null when there is none. */
export async function lockNotedRow(
  trx: Knex.Transaction,
  { run, externalId }: { readonly run: string; readonly externalId: string },
): Promise<NotedRow | null> {
  const row = await trx('sync_rows')
    .where({ run, external_id: externalId })
    .forUpdate()
    .first<NotedRow | undefined>('id', 'outcome', 'notes');
  return row ?? null;
}

export async function saveNotes(trx: Knex, id: string, notes: readonly Remark[]): Promise<void> {
  await trx('sync_rows')
    .where({ id })
    .update({ notes: JSON.stringify(notes) });
}

/** One row more of the run asks for a look. */
export async function countFlagged(trx: Knex, run: string): Promise<void> {
  await trx('sync_runs').where({ id: run }).increment('rows_flagged', 1);
}
