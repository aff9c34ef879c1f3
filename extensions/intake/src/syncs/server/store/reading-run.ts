import type { ClientBase } from 'pg';
import { dropPages } from './pages.ts';

/** How it says what the file is, whatever was detected or chosen before. */
const AS_WRITTEN = { encoding: 'utf-8', delimiter: ',' };

/** False when the pages are all there: the run has gone further. */
export async function startReading(client: ClientBase, run: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update sync_runs set status = 'fetching', error = null, next_try_at = null
      where id = $1 and status in ('queued', 'fetching')`,
    [run],
  );
  return rowCount === 1;
}

/** @returns whether somebody has asked to stop; the run is then closed */
export async function countRead(client: ClientBase, run: string, total: number): Promise<boolean> {
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

export async function endReading(client: ClientBase, run: string): Promise<void> {
  await client.query(
    `update sync_runs set status = case when is_dry then 'previewing' else 'running' end,
            applied_at = case when is_dry then null else now() end, rows_done = 0,
            settings = (coalesce(settings::jsonb, '{}') || $2::jsonb)::json
      where id = $1`,
    [run, JSON.stringify(AS_WRITTEN)],
  );
}
