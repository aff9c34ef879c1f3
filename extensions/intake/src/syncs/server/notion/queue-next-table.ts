import type { JobContext } from '@ia/directus-kit';
import { findMappingId } from '../../../imports/server/store/mappings.ts';
import type { NotionTableSettings } from '../../contract.ts';
import { loadSyncRun, lockSource } from '../load-sync.ts';
import { insertSyncRun, isSourceBusy } from '../store/runs.ts';
import type { SyncWork } from '../sync-engine.ts';
import { describeTable } from './notion-settings.ts';

/**
 * After the end of one table, the run of the next, of the same kind; a retry stays alone. Nothing
 * when the source was left or another run has begun meanwhile: that one comes to the others.
 */
export async function queueNextTable(
  { database, now }: JobContext,
  {
    work: { runId, source },
    tables,
    table,
  }: {
    readonly work: SyncWork;
    readonly tables: readonly NotionTableSettings[];
    readonly table: NotionTableSettings;
  },
): Promise<void> {
  const next = tables[tables.indexOf(table) + 1];
  const run = await loadSyncRun(database, runId);
  const isDone = run.status === 'succeeded' || run.status === 'previewed';
  if (!next || !isDone || run.settings?.retry_of) return;
  const { mapping: key, label } = describeTable(source.name, next);
  await database.transaction(async (trx) => {
    const { left_at, is_active } = await lockSource(trx, source.id);
    const isBusy = await isSourceBusy(trx, source.id);
    const mapping = await findMappingId(trx, key);
    if (left_at !== null || !is_active || isBusy || !mapping) return;
    const { is_dry: isDry, user } = run;
    await insertSyncRun(trx, {
      source: source.id,
      mapping,
      label,
      isDry,
      user,
      now: now(),
    });
  });
}
