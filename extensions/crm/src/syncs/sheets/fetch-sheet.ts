import { readSheet } from '@ia/providers/google/read-sheet';
import type { SheetsAccess } from '@ia/providers/google/sheets-client';
import type { ClientBase } from 'pg';
import { dropPages, savePage } from '../../repositories/syncs-pages.ts';
import type { SyncWork } from '../sync-engine.ts';
import type { SheetSettings } from './sheet-settings.ts';

/** How it says what the file is, whatever was detected or chosen before. */
const AS_WRITTEN = { encoding: 'utf-8', delimiter: ',' };

/**
 * Reads the whole tab before anything is written, unless that is done already.
 * @returns false when somebody asked to stop
 * @throws ProviderError, DomainError
 */
export async function fetchSheet(
  { client, runId }: SyncWork,
  access: SheetsAccess,
  { spreadsheet, tab }: SheetSettings,
): Promise<boolean> {
  if (!(await startReading(client, runId))) return true;
  await dropPages(client, runId);
  let page = 0;
  let total = 0;
  for await (const { header, rows } of readSheet(access, { spreadsheet, tab: tab ?? '' })) {
    if (page === 0) await savePage(client, { run: runId, page, rows: [header] });
    page += 1;
    await savePage(client, { run: runId, page, rows });
    total += rows.length;
    if (await countRead(client, runId, total)) return false;
  }
  await endReading(client, runId);
  return true;
}

/** False when the pages are all there: the run has gone further. */
async function startReading(client: ClientBase, run: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update sync_runs set status = 'fetching', error = null, next_try_at = null
      where id = $1 and status in ('queued', 'fetching')`,
    [run],
  );
  return rowCount === 1;
}

/** @returns whether somebody has asked to stop; the run is then closed */
async function countRead(client: ClientBase, run: string, total: number): Promise<boolean> {
  const { rows } = await client.query<{ is_cancelled: boolean }>(
    `update sync_runs set rows_total = $2,
            status = case when cancel_requested_at is null then status else 'cancelled' end,
            finished_at = case when cancel_requested_at is not null then now() end
      where id = $1 returning cancel_requested_at is not null as is_cancelled`,
    [run, total],
  );
  const isCancelled = rows[0]?.is_cancelled ?? false;
  if (isCancelled) await dropPages(client, run);
  return isCancelled;
}

async function endReading(client: ClientBase, run: string): Promise<void> {
  await client.query(
    `update sync_runs set status = case when is_dry then 'previewing' else 'running' end,
            applied_at = case when is_dry then null else now() end, rows_done = 0,
            settings = (coalesce(settings::jsonb, '{}') || $2::jsonb)::json
      where id = $1`,
    [run, JSON.stringify(AS_WRITTEN)],
  );
}
