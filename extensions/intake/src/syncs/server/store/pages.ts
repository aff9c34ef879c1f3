import type { StoredCell } from '@ia/importer';
import type { ClientBase } from 'pg';

export type SheetRows = readonly (readonly StoredCell[])[];

/** Forgets what a run has read before: it reads from the start, or has no more use of it. */
export async function dropPages(client: ClientBase, run: string): Promise<void> {
  await client.query('delete from platform.sync_pages where run = $1', [run]);
}

/** Page 0 is the header alone. */
export async function savePage(
  client: ClientBase,
  { run, page, rows }: { readonly run: string; readonly page: number; readonly rows: SheetRows },
): Promise<void> {
  await client.query('insert into platform.sync_pages (run, page, rows) values ($1, $2, $3)', [
    run,
    page,
    JSON.stringify(rows),
  ]);
}

/** The pages of a run in their order, one in memory at a time. */
export async function* readPages(
  client: ClientBase,
  run: string,
  from: number,
): AsyncGenerator<SheetRows, undefined> {
  for (let page = from; ; page += 1) {
    const { rows } = await client.query<{ rows: SheetRows }>(
      'select rows from platform.sync_pages where run = $1 and page = $2',
      [run, page],
    );
    const [found] = rows;
    if (!found) return;
    yield found.rows;
  }
}
