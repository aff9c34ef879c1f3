import { DomainError } from '@ia/core';
import type { Knex } from 'knex';
import { findSyncRun, type SyncRunRow } from './store/runs.ts';
import { openSecret } from './store/source-secret.ts';
import {
  findSyncSource,
  type LockedSource,
  lockSourceRow,
  type SyncSourceRow,
} from './store/sources.ts';

/** @throws NOT_FOUND, also for the run of a file */
export async function loadSyncRun(database: Knex, id: string): Promise<SyncRunRow> {
  return found(await findSyncRun(database, id));
}

/** @throws NOT_FOUND */
export async function loadSyncSource(database: Knex, id: string): Promise<SyncSourceRow> {
  return found(await findSyncSource(database, id));
}

/** The source, locked until the end of the transaction. @throws NOT_FOUND */
export async function lockSource(trx: Knex.Transaction, id: string): Promise<LockedSource> {
  return found(await lockSourceRow(trx, id));
}

/** @throws SYNC_NOT_READY when the source has none */
export async function loadSecret(
  database: Knex,
  filesKey: string,
  source: string,
): Promise<string> {
  const secret = await openSecret(database, filesKey, source);
  if (secret === null) throw new DomainError('SYNC_NOT_READY', { field: 'secret' });
  return secret;
}

function found<Row>(row: Row | null): Row {
  if (row === null) throw new DomainError('NOT_FOUND');
  return row;
}
