import { filedText } from '@ia/core/messages/filed-words';
import { type HttpResponse, requestLocale } from '@ia/directus-kit';
import { type CsvRows, sendCsvRows } from '@ia/directus-kit/http/csv-export';
import type { Knex } from 'knex';
import { messageOf } from './describe-remarks.ts';
import { loadRejected, type SyncRow } from './store/rows.ts';
import type { RunRow } from './store/runs.ts';

const PAGE = 1000;

type RejectedRun = Pick<RunRow, 'id' | 'file_name' | 'settings'>;

/**
 * The rejected rows with the reason in a last column, to correct and load again: the cells are those
 * of the person's own file, and reading them back gives what stood there.
 */
export async function sendRejected(
  knex: Knex,
  run: RejectedRun,
  response: HttpResponse,
): Promise<void> {
  const base = run.file_name.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N} ._-]/gu, '_');
  await sendCsvRows(response, `${base}-rejets`, rejectedRows(knex, run));
}

async function* rejectedRows(knex: Knex, run: RejectedRun): AsyncGenerator<CsvRows> {
  const header = (run.settings?.header ?? []).map(
    (column, index) => column.trim() || `n° ${index + 1}`,
  );
  yield [[...header, filedText('rejectedFor', requestLocale())]];
  for (let after = -1; ; ) {
    const rows = await loadRejected(knex, run.id, { after, limit: PAGE });
    yield rows.map((row) => [...cellsOf(row, header), reasonOf(row)]);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.row_number;
  }
}

function cellsOf({ source }: SyncRow, header: readonly string[]): readonly string[] {
  return header.map((column) => source?.[column] ?? '');
}

function reasonOf({ notes }: SyncRow): string {
  return (notes ?? [])
    .map(({ code, column }) => `${column ? `${column} : ` : ''}${messageOf({ code, column })}`)
    .join(' | ');
}
