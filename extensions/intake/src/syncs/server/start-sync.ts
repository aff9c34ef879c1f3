import { DomainError, isDomainError } from '@ia/core';
import type { Knex } from 'knex';
import { findMappingId } from '../../imports/server/store/mappings.ts';
import { engineOf } from './engines.ts';
import { loadSyncRun, lockSource } from './load-sync.ts';
import { nextRunAt } from './schedule.ts';
import { insertSyncRun, isSourceBusy } from './store/runs.ts';
import { hasSecret } from './store/source-secret.ts';
import { type LockedSource, lockDueSource, planNextRun } from './store/sources.ts';

export interface AskedSync {
  readonly source: string;
  readonly isDry: boolean;
  /** A former run of which only the rejected rows are wanted. */
  readonly retryOf?: string | null;
  /** `null`: its schedule asks. */
  readonly user: string | null;
  readonly now: Date;
}

/**
 * Queues a run of a source.
 * @throws NOT_FOUND, SYNC_LEFT, SYNC_OFF, SYNC_NOT_READY; SYNC_BUSY from the database
 */
export async function startSync(trx: Knex.Transaction, asked: AskedSync): Promise<string> {
  const source = await lockSource(trx, asked.source);
  assertReadable(source);
  const { mapping: key, label } = await describeRun(trx, source, asked.retryOf ?? null);
  const mapping = key === null ? null : await findMappingId(trx, key);
  if (key !== null && mapping === null) {
    throw new DomainError('SYNC_NOT_READY', { field: 'mapping' });
  }
  if (!(await hasSecret(trx, source.id))) {
    throw new DomainError('SYNC_NOT_READY', { field: 'secret' });
  }
  return insertSyncRun(trx, { ...asked, mapping, label });
}

/** A retry is of the table of its former run; a source may have several. */
async function describeRun(trx: Knex, source: LockedSource, retryOf: string | null) {
  if (retryOf === null) return engineOf(source.kind).describe(source);
  const former = await loadSyncRun(trx, retryOf);
  return { mapping: former.mapping_key, label: former.file_name };
}

/** @throws SYNC_LEFT after the switch, SYNC_OFF */
export function assertReadable({ left_at, is_active }: LockedSource): void {
  if (left_at !== null) throw new DomainError('SYNC_LEFT');
  if (!is_active) throw new DomainError('SYNC_OFF');
}

/**
 * Queues the runs whose hour has come, each in a transaction of its own, and says when the next one
 * is. A source that cannot run, or is at work already, waits for its next hour.
 */
export async function startDueSyncs(database: Knex, now: Date): Promise<void> {
  for (;;) {
    const isFound = await database.transaction((trx) => startDue(trx, now));
    if (!isFound) return;
  }
}

/** One schedule nobody can read stops its own source, not the others. */
function nextOrNever(schedule: string | null, now: Date): Date | null {
  try {
    return schedule === null ? null : nextRunAt(schedule, now);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

async function startDue(trx: Knex.Transaction, now: Date): Promise<boolean> {
  const id = await lockDueSource(trx, now);
  if (id === null) return false;
  const { schedule } = await lockSource(trx, id);
  await planNextRun(trx, id, nextOrNever(schedule, now));
  if (await isSourceBusy(trx, id)) return true;
  try {
    await trx.transaction((inner) =>
      startSync(inner, { source: id, isDry: false, user: null, now }),
    );
  } catch (error) {
    if (!isDomainError(error)) throw error;
  }
  return true;
}
