import { isFlagged, type Remark } from '@ia/core/imports';
import type { Knex } from 'knex';
import { countFlagged, lockNotedRow, saveNotes } from '../store/notion/row-notes.ts';

/** Adds a remark to a row of a run, once; the row counts as flagged from its first on. */
export async function addRemark(
  database: Knex,
  row: { readonly run: string; readonly externalId: string },
  remark: Remark,
): Promise<void> {
  await database.transaction(async (trx) => {
    const found = await lockNotedRow(trx, row);
    if (!found) return;
    const notes = found.notes ?? [];
    const isKnown = notes.some(({ code, value }) => code === remark.code && value === remark.value);
    if (isKnown) return;
    await saveNotes(trx, found.id, [...notes, remark]);
    const isNews = found.outcome !== 'rejected' && !isFlagged(notes) && isFlagged([remark]);
    if (isNews) await countFlagged(trx, row.run);
  });
}
