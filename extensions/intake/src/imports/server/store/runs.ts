import { randomUUID } from 'node:crypto';
import type { Remark } from '@ia/core/imports';
import { statesAtWork } from '@ia/core/imports/run-states';
import type { RunMode, RunSettings, RunStatus } from '@ia/importer';
import type { Knex } from 'knex';

/** What is kept of a run, of a file or of a recurring source. */
export interface AnyRunRow {
  readonly id: string;
  readonly status: RunStatus;
  readonly file_name: string;
  readonly settings: RunSettings | null;
  readonly file_notes: readonly Remark[] | null;
  readonly rows_total: number;
  readonly rows_done: number;
  readonly rows_created: number;
  readonly rows_updated: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly rows_flagged: number;
  readonly error: string | null;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly applied_at: Date | null;
  readonly cancel_requested_at: Date | null;
  readonly user: string | null;
}

export interface RunRow extends AnyRunRow {
  readonly mode: RunMode;
  /** The recurring source it reads; null for a file. */
  readonly source: string | null;
  readonly mapping: string;
  readonly mapping_key: string;
  readonly mapping_name: string;
  readonly target: string;
  readonly file: string | null;
  readonly rows_kept: number;
  readonly undone_at: Date | null;
}

/** A run that waits for a worker: nothing is counted yet. */
export const QUEUED_RUN = {
  status: 'queued',
  rows_total: 0,
  rows_created: 0,
  rows_updated: 0,
  rows_unchanged: 0,
  rows_rejected: 0,
  rows_flagged: 0,
  rows_done: 0,
  rows_kept: 0,
} as const;

/** Whose runs may be seen: the asker's own, or every run. */
export interface RunReader {
  readonly user: string;
  readonly admin: boolean;
}

function runsOf(knex: Knex, reader: RunReader) {
  const query = knex('sync_runs as r')
    .join('sync_mappings as m', 'm.id', 'r.mapping')
    .select<RunRow[]>('r.*', {
      mapping_key: 'm.key',
      mapping_name: 'm.name',
      target: 'm.target',
    });
  return reader.admin ? query : query.where('r.user', reader.user);
}

/** Null when there is no such run, or it is somebody else's. */
export async function findRun(knex: Knex, reader: RunReader, id: string): Promise<RunRow | null> {
  const isId = /^[0-9a-f-]{36}$/i.test(id);
  const [run] = isId ? await runsOf(knex, reader).where('r.id', id) : [];
  return run ?? null;
}

/** The newest first. */
export async function loadRuns(
  knex: Knex,
  reader: RunReader,
  { page, per }: { readonly page: number; readonly per: number },
): Promise<RunRow[]> {
  return runsOf(knex, reader)
    .whereNull('r.source')
    .orderBy([
      { column: 'r.started_at', order: 'desc' },
      { column: 'r.id', order: 'desc' },
    ])
    .limit(per)
    .offset((page - 1) * per);
}

export interface NewRun {
  readonly mapping: string;
  readonly mode: RunMode;
  readonly file: string;
  readonly file_name: string;
  readonly settings: RunSettings;
  readonly user: string;
}

/** Queues a run; the event that wakes a worker is told when the transaction commits. */
export async function insertRun(trx: Knex.Transaction, run: NewRun): Promise<string> {
  const id = randomUUID();
  await trx('sync_runs').insert({
    ...QUEUED_RUN,
    ...run,
    id,
    settings: JSON.stringify(run.settings),
    started_at: trx.fn.now(),
  });
  await requestWork(trx, id, run.user);
  return id;
}

/** Wakes a worker for a run, in the transaction that gives it something to do. */
export async function requestWork(trx: Knex, run: string, user: string): Promise<void> {
  await trx.raw(
    `select platform.emit_event('import.requested', null::uuid, 'sync_runs', ?::uuid, '{}'::jsonb, ?::uuid)`,
    [run, user],
  );
}

/** Changes a run that is in one of these states. @returns false in any other */
export async function updateRunIn(
  trx: Knex,
  id: string,
  from: readonly RunStatus[],
  changes: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const moved = await trx('sync_runs')
    .where({ id })
    .whereIn('status', [...from])
    .update(changes);
  return moved > 0;
}

/** Closes a run nobody works on, when it is in one of these states. @returns false in any other */
export async function cancelAtOnce(
  trx: Knex,
  id: string,
  from: readonly RunStatus[],
): Promise<boolean> {
  const stopped = await trx('sync_runs')
    .where({ id })
    .whereIn('status', [...from])
    .update({ status: 'cancelled', finished_at: trx.fn.now(), next_try_at: null });
  return stopped > 0;
}

/** Runs with something left to do, whoever asked; those of the command line have no file. */
export async function loadWaitingRuns(knex: Knex): Promise<readonly string[]> {
  const rows = await knex('sync_runs')
    .whereIn('status', [...statesAtWork('file')])
    .where((either) => either.whereNotNull('file').orWhere('status', 'undoing'))
    .orderBy('started_at')
    .limit(100)
    .select('id');
  return rows.map(({ id }) => String(id));
}
