import { isFlagged, type Remark } from '@ia/core/imports';
import type { Knex } from 'knex';

/** Adds a remark to a row of a run, once; the row counts as flagged from its first on. */
export async function addRemark(
  database: Knex,
  row: { readonly run: string; readonly externalId: string },
  remark: Remark,
): Promise<void> {
  await database.transaction(async (trx) => {
    const found = await trx('sync_rows')
      .where({ run: row.run, external_id: row.externalId })
      .forUpdate()
      .first<{ id: string; outcome: string; notes: readonly Remark[] | null } | undefined>(
        'id',
        'outcome',
        'notes',
      );
    if (!found) return;
    const notes = found.notes ?? [];
    const isKnown = notes.some(({ code, value }) => code === remark.code && value === remark.value);
    if (isKnown) return;
    await trx('sync_rows')
      .where({ id: found.id })
      .update({ notes: JSON.stringify([...notes, remark]) });
    const isNews = found.outcome !== 'rejected' && !isFlagged(notes) && isFlagged([remark]);
    if (isNews) await trx('sync_runs').where({ id: row.run }).increment('rows_flagged', 1);
  });
}
