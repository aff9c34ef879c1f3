import { DomainError } from '@ia/core';
import { movedByHand, movedByWorker } from '@ia/core/imports/run-states';
import { type ExtensionContext, recordAudit } from '@ia/directus-kit';
import type { RunStatus } from '@ia/importer';
import type { Knex } from 'knex';
import type { ImportAsker } from './import-asker.ts';
import { loadMapping } from './load-mapping.ts';
import { loadRun, moveRun } from './load-run.ts';
import { assertMayImport } from './start-run.ts';
import { cancelAtOnce, type RunRow, requestWork } from './store/runs.ts';

interface Change {
  readonly action: string;
  readonly from: readonly RunStatus[];
  readonly changes: (knex: Knex) => Readonly<Record<string, unknown>>;
}

const APPLY: Change = {
  action: 'import.applied',
  from: movedByHand('running', 'file'),
  changes: (knex) => ({
    status: 'running',
    applied_at: knex.fn.now(),
    finished_at: null,
    rows_done: 0,
    cancel_requested_at: null,
  }),
};
const UNDO: Change = {
  action: 'import.undone',
  from: movedByHand('undoing', 'file'),
  changes: () => ({
    status: 'undoing',
    finished_at: null,
    error: null,
    rows_done: 0,
    rows_kept: 0,
    cancel_requested_at: null,
  }),
};
const RESTART: Change = {
  action: 'import.previewed',
  from: movedByHand('queued', 'file'),
  changes: () => ({
    status: 'queued',
    finished_at: null,
    error: null,
    rows_done: 0,
    cancel_requested_at: null,
  }),
};

/** @throws FORBIDDEN, NOT_FOUND, IMPORT_STATE */
export function applyRun(context: ExtensionContext, asker: ImportAsker, id: string) {
  return change(context, asker, { id, change: APPLY });
}

/** @throws FORBIDDEN, NOT_FOUND, IMPORT_STATE */
export function undoRun(context: ExtensionContext, asker: ImportAsker, id: string) {
  return change(context, asker, { id, change: UNDO, needs: (run) => run.applied_at !== null });
}

/** Makes the dry run again, with the mapping as it is now. @throws as `applyRun` */
export function restartRun(context: ExtensionContext, asker: ImportAsker, id: string) {
  return change(context, asker, { id, change: RESTART, needs: (run) => run.applied_at === null });
}

interface Asked {
  readonly id: string;
  readonly change: Change;
  readonly needs?: (run: RunRow) => boolean;
}

async function change(context: ExtensionContext, asker: ImportAsker, asked: Asked): Promise<void> {
  const { database } = context;
  const run = await loadRun(database, asker, asked.id);
  // The runs of a source have their own ways: its engine works on them, not that of files.
  if (run.source !== null) throw new DomainError('IMPORT_STATE');
  await assertMayImport(asker, await loadMapping(database, run.mapping_key));
  if (asked.needs?.(run) === false) throw new DomainError('IMPORT_STATE');
  await database.transaction(async (trx) => {
    await moveRun(trx, run.id, asked.change.from, asked.change.changes(trx));
    await requestWork(trx, run.id, asker.user);
    await tell(trx, asker, run, asked.change.action);
  });
}

/**
 * Asks a run to stop: at once when nobody works on it, else after the batch in hand. What is
 * committed stays. @throws NOT_FOUND, IMPORT_STATE
 */
export async function cancelRun(
  { database }: ExtensionContext,
  asker: ImportAsker,
  id: string,
): Promise<void> {
  const run = await loadRun(database, asker, id);
  if (run.source !== null) throw new DomainError('IMPORT_STATE');
  await database.transaction(async (trx) => {
    const isStopped = await cancelAtOnce(trx, run.id, movedByHand('cancelled', 'file'));
    if (!isStopped) {
      const from = movedByWorker('cancelled', 'file');
      await moveRun(trx, run.id, from, { cancel_requested_at: trx.fn.now() });
    }
    await tell(trx, asker, run, 'import.cancelled');
  });
}

function tell(trx: Knex, { accountability }: ImportAsker, run: RunRow, action: string) {
  return recordAudit(trx, {
    action,
    collection: 'sync_runs',
    subject: run.id,
    data: { mapping: run.mapping_key, file: run.file_name, mode: run.mode },
    accountability,
  });
}
