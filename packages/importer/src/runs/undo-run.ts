import type { ClientBase } from 'pg';
import type { StoredMapping } from '../mappings.ts';
import { finishRun, type StoredRun } from './sync-runs.ts';

export async function undoRun(
  client: ClientBase,
  run: StoredRun,
  _mapping: StoredMapping,
): Promise<void> {
  await finishRun(client, run.id, 'undone');
}
