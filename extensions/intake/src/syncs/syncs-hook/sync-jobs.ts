import type { EventJob, JobContext, ScheduledJob } from '@ia/directus-kit';
import { startDueSyncs } from '../server/start-sync.ts';
import { loadWaitingSyncs } from '../server/store/runs.ts';
import type { SyncEnv } from '../server/sync-env.ts';
import { workOnSync } from '../server/work-on-sync.ts';

/** Longer than any source within its limits takes. */
const TIMEOUT_SECONDS = 7200;

/** A run somebody asked for, or whose hour has come. */
export function syncJob(env: SyncEnv): EventJob {
  return {
    name: 'crm.run-sync',
    on: 'sync.requested',
    timeoutSeconds: TIMEOUT_SECONDS,
    handle: (event, context) => workOnSync(env, context, event.subject),
  };
}

/**
 * Every minute: queues the runs whose hour has come; takes up those whose worker died or whose
 * source did not answer.
 */
export function dueSyncsJob(env: SyncEnv): ScheduledJob {
  return {
    name: 'crm.start-due-syncs',
    cron: '* * * * *',
    timeoutSeconds: TIMEOUT_SECONDS,
    async handle(_run, context) {
      await startDueSyncs(context.database, context.now());
      await workOnWaiting(env, context);
    },
  };
}

async function workOnWaiting(env: SyncEnv, context: JobContext): Promise<void> {
  for (const run of await loadWaitingSyncs(context.database, context.now())) {
    await workOnSync(env, context, run);
  }
}
