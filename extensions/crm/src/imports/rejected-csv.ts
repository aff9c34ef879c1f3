import type { HttpResponse } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { loadRejected, type SyncRow } from '../repositories/imports-rows.ts';
import type { RunRow } from '../repositories/imports-runs.ts';
import { messageOf } from './describe-remarks.ts';

const PAGE = 1000;

/**
 * The rejected rows as they came, with the reason in a last column: to correct and load again. The
 * cells are those of the person's own file, unchanged.
 */
export async function sendRejected(knex: Knex, run: RunRow, response: HttpResponse): Promise<void> {
  const name = `${run.file_name.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N} ._-]/gu, '_')}-rejets.csv`;
  response
    .set('Content-Type', 'text/csv; charset=utf-8')
    .set('Cache-Control', 'no-store')
    .set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  const header = (run.settings?.header ?? []).map(
    (column, index) => column.trim() || `n° ${index + 1}`,
  );
  response.write(`\ufeff${lineOf([...header, 'Motif du rejet'])}`);
  for (let after = -1; ; ) {
    const rows = await loadRejected(knex, run.id, { after, limit: PAGE });
    for (const row of rows) response.write(lineOf([...cellsOf(row, header), reasonOf(row)]));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    after = last.row_number;
  }
  response.end();
}

function cellsOf({ source }: SyncRow, header: readonly string[]): readonly string[] {
  return header.map((column) => source?.[column] ?? '');
}

function reasonOf({ notes }: SyncRow): string {
  return (notes ?? [])
    .map(({ code, column }) => `${column ? `${column} : ` : ''}${messageOf({ code, column })}`)
    .join(' | ');
}

function lineOf(cells: readonly string[]): string {
  const quoted = cells.map((cell) =>
    /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(';')}\r\n`;
}
