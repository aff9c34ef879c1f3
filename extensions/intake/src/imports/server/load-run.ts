import { DomainError } from '@ia/core';
import type { RunStatus } from '@ia/importer';
import type { Knex } from 'knex';
import { findRun, type RunReader, type RunRow, updateRunIn } from './store/runs.ts';

/** @throws NOT_FOUND when there is no such run, or it is somebody else's */
export async function loadRun(knex: Knex, reader: RunReader, id: string): Promise<RunRow> {
  const run = await findRun(knex, reader, id);
  if (!run) throw new DomainError('NOT_FOUND');
  return run;
}

/** Changes a run that is in one of these states. @throws IMPORT_STATE when it is in another by now */
export async function moveRun(
  trx: Knex,
  id: string,
  from: readonly RunStatus[],
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (!(await updateRunIn(trx, id, from, changes))) throw new DomainError('IMPORT_STATE');
}
