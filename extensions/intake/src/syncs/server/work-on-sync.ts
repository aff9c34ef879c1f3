import { DomainError, isDomainError, messageFor } from '@ia/core';
import { nextTryAt } from '@ia/core/syncs/retry-delay';
import type { JobContext } from '@ia/directus-kit';
import { withSessionLock } from '@ia/directus-kit/sql/locks';
import { ProviderError } from '@ia/providers';
import type pg from 'pg';
import { withEngineClient } from '../../imports/server/with-engine.ts';
import { engineOf } from './engines.ts';
import { loadSecret, loadSyncRun, loadSyncSource } from './load-sync.ts';
import { AT_WORK, failSync, putOff, type SyncRunRow } from './store/runs.ts';
import type { SyncEnv } from './sync-env.ts';

/**
 * Takes a run as far as it goes, on a connection of its own; nothing when another process has its
 * source. A source that does not answer is asked again later, what a person has to settle closes
 * the run with its reason.
 */
export async function workOnSync(env: SyncEnv, context: JobContext, runId: string): Promise<void> {
  const { source } = await loadSyncRun(context.database, runId);
  await withEngineClient(env.connectionString, (client) =>
    withSessionLock(
      client,
      { name: 'syncs.source', key: source, waitMs: LOCK_WAIT_MS },
      async () => {
        // Read again under the lock: another process may just have finished it.
        const run = await loadSyncRun(context.database, runId);
        if (!AT_WORK.some((status) => status === run.status)) return;
        await doWork(env, context, client, run);
      },
    ),
  );
}

async function doWork(
  env: SyncEnv,
  context: JobContext,
  client: pg.Client,
  run: SyncRunRow,
): Promise<void> {
  const { database } = context;
  try {
    const row = await loadSyncSource(database, run.source);
    // The switch may have been made since: what was queued before it is not done after it.
    if (row.left_at !== null) throw new DomainError('SYNC_LEFT');
    const secret = await loadSecret(database, env.filesKey, row.id);
    const source = { ...row, secret };
    await engineOf(row.kind).run({ client, runId: run.id, source, context, env });
  } catch (error) {
    await settleFailure(context, run, error);
  }
}

/** Long enough for a process that has just finished a run of the same source to let go of it. */
const LOCK_WAIT_MS = 5000;

async function settleFailure(context: JobContext, run: SyncRunRow, error: unknown): Promise<void> {
  const { database, logger, now } = context;
  const isPassing = error instanceof ProviderError && error.isRetryable;
  const isBusy = isDomainError(error) && error.code === 'IMPORT_BUSY';
  const tries = run.attempts + 1;
  const at = isPassing || isBusy ? nextTryAt(isBusy ? 1 : tries, now()) : null;
  const told = { attempts: isBusy ? run.attempts : tries, error: describeFailure(error) };
  if (at) {
    await putOff(database, run.id, { ...told, at });
    logger.warn(`The sync ${run.id} waits until ${at.toISOString()}: ${messageOf(error)}`);
    return;
  }
  await failSync(database, run.id, { ...told, at: now() });
  if (!isDomainError(error) && !(error instanceof ProviderError)) {
    logger.error(error, `The sync ${run.id} failed`);
  }
}

/** Shown to staff with the run: never the text of a query or of a provider. */
function describeFailure(error: unknown): string {
  if (isDomainError(error) || error instanceof ProviderError) {
    return messageFor(error.code, error.details, 'fr');
  }
  return messageFor('SYNC_INTERRUPTED', {}, 'fr');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
