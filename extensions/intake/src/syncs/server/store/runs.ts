import { randomUUID } from 'node:crypto';
import { statesAtWork } from '@ia/core/imports/run-states';
import type { SyncKind } from '@ia/core/syncs/sync-kinds';
import type { Knex } from 'knex';
import { type AnyRunRow, QUEUED_RUN } from '../../../imports/server/store/runs.ts';

export interface SyncRunRow extends AnyRunRow {
  readonly source: string;
  readonly source_name: string;
  readonly source_kind: SyncKind;
  readonly left_at: Date | null;
  readonly is_dry: boolean;
  readonly mapping: string | null;
  readonly mapping_key: string | null;
  readonly mapping_name: string | null;
  readonly target: string | null;
  readonly rows_missing: number;
  readonly rows_conflicting: number;
  readonly attempts: number;
  readonly next_try_at: Date | null;
  readonly user_name: string | null;
}

export const AT_WORK = statesAtWork('sync');

function runsOf(database: Knex) {
  return database('sync_runs as r')
    .join('sync_sources as s', 's.id', 'r.source')
    .leftJoin('sync_mappings as m', 'm.id', 'r.mapping')
    .leftJoin('directus_users as u', 'u.id', 'r.user')
    .select<SyncRunRow[]>(
      'r.*',
      's.name as source_name',
      's.kind as source_kind',
      's.left_at',
      'm.key as mapping_key',
      'm.name as mapping_name',
      'm.target',
      database.raw(`nullif(concat_ws(' ', u.first_name, u.last_name), '') as user_name`),
    );
}

/** Null also for the run of a file. */
export async function findSyncRun(database: Knex, id: string): Promise<SyncRunRow | null> {
  const [run] = await runsOf(database).where('r.id', id);
  return run ?? null;
}

/** The newest first. */
export async function loadSyncRuns(
  database: Knex,
  source: string,
  { page, per }: { readonly page: number; readonly per: number },
): Promise<SyncRunRow[]> {
  return runsOf(database)
    .where('r.source', source)
    .orderBy([
      { column: 'r.started_at', order: 'desc' },
      { column: 'r.id', order: 'desc' },
    ])
    .limit(per)
    .offset((page - 1) * per);
}

/** The newest run of each source. */
export async function loadLatestRuns(
  database: Knex,
  sources: readonly string[],
): Promise<ReadonlyMap<string, SyncRunRow>> {
  const rows = await runsOf(database)
    .whereIn('r.source', [...sources])
    .whereRaw(
      `r.id = (select n.id from sync_runs n where n.source = s.id
                order by n.started_at desc, n.id desc limit 1)`,
    );
  return new Map(rows.map((row) => [row.source, row]));
}

export interface NewSyncRun {
  readonly source: string;
  readonly mapping: string | null;
  readonly label: string;
  readonly isDry: boolean;
  /** Only the rows this run has rejected. */
  readonly retryOf?: string | null;
  readonly user: string | null;
  readonly now: Date;
}

/**
 * Queues a run and the event that wakes a worker. The database lets one run per source be at work.
 * @throws a unique violation of Postgres, which becomes SYNC_BUSY
 */
export async function insertSyncRun(trx: Knex.Transaction, run: NewSyncRun): Promise<string> {
  const id = randomUUID();
  const { source, mapping, label, isDry, user, now } = run;
  await trx('sync_runs').insert({
    ...QUEUED_RUN,
    id,
    source,
    mapping,
    user,
    is_dry: isDry,
    file_name: label.slice(0, 255),
    mode: 'live',
    settings: JSON.stringify(run.retryOf ? { retry_of: run.retryOf } : {}),
    started_at: now,
  });
  await wakeWorker(trx, id, user);
  return id;
}

/** Whether a run of this source is at work; the caller holds the lock of the source. */
export async function isSourceBusy(trx: Knex, source: string): Promise<boolean> {
  const busy = await trx('sync_runs')
    .where({ source })
    .whereIn('status', [...AT_WORK])
    .first('id');
  return busy !== undefined;
}

/** Of a source that is left: what nobody will apply any more. */
export async function cancelPreviewed(trx: Knex, source: string, now: Date): Promise<void> {
  await trx('sync_runs')
    .where({ source, status: 'previewed' })
    .update({ status: 'cancelled', finished_at: now });
}

/** What went wrong with a try, as it is shown with the run. */
export interface FailedTry {
  readonly attempts: number;
  readonly error: string;
}

/** Leaves a run open, to be gone on with at that hour. */
export function putOff(
  database: Knex,
  id: string,
  { at, ...told }: FailedTry & { readonly at: Date },
): Promise<void> {
  return noteFailure(database, id, { ...told, next_try_at: at });
}

/** Closes a run with what went wrong. */
export function failSync(
  database: Knex,
  id: string,
  { at, ...told }: FailedTry & { readonly at: Date },
): Promise<void> {
  return noteFailure(database, id, {
    ...told,
    status: 'failed',
    finished_at: at,
    next_try_at: null,
  });
}

async function noteFailure(database: Knex, id: string, changes: object): Promise<void> {
  await database('sync_runs').where({ id }).update(changes);
}

/** In the transaction that gives a run something to do. */
export async function wakeWorker(trx: Knex, run: string, user: string | null): Promise<void> {
  await trx.raw(
    `select platform.emit_event('sync.requested', null::uuid, 'sync_runs', ?::uuid, '{}'::jsonb, ?::uuid)`,
    [run, user],
  );
}

/** Runs with something left to do whose hour has come. */
export async function loadWaitingSyncs(database: Knex, now: Date): Promise<readonly string[]> {
  const rows = await database('sync_runs')
    .whereIn('status', [...AT_WORK])
    .whereNotNull('source')
    .where((either) => either.whereNull('next_try_at').orWhere('next_try_at', '<=', now))
    .orderBy('started_at')
    .limit(100)
    .select('id');
  return rows.map(({ id }) => String(id));
}
