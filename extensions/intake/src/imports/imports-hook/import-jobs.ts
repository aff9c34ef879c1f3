import { isDomainError } from '@ia/core';
import type { EventJob, JobContext, ScheduledJob } from '@ia/directus-kit';
import type { ImportsEnv } from '../server/imports-env.ts';
import { loadWaitingRuns } from '../server/store/runs.ts';
import { workOnRun } from './work-on-run.ts';

/** Longer than any file of the permitted size takes. */
const TIMEOUT_SECONDS = 3600;

/** A run somebody asked for. Tried again after its worker died, it goes on where it stopped. */
export function importJob(env: ImportsEnv): EventJob {
  return {
    name: 'crm.run-import',
    on: 'import.requested',
    timeoutSeconds: TIMEOUT_SECONDS,
    async handle(event, context) {
      await workUnlessBusy(env, context, event.subject);
      await workOnWaiting(env, context);
    },
  };
}

/** Every minute: runs whose worker died, and those that waited for another of their mapping. */
export function importSweepJob(env: ImportsEnv): ScheduledJob {
  return {
    name: 'crm.sweep-imports',
    cron: '* * * * *',
    timeoutSeconds: TIMEOUT_SECONDS,
    handle: (_run, context) => workOnWaiting(env, context),
  };
}

async function workOnWaiting(env: ImportsEnv, context: JobContext): Promise<void> {
  for (const run of await loadWaitingRuns(context.database)) {
    await workUnlessBusy(env, context, run);
  }
}

/** Another process has it, or another run of its mapping: it is looked at again later. */
async function workUnlessBusy(env: ImportsEnv, context: JobContext, run: string): Promise<void> {
  try {
    await workOnRun(env, context, run);
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'IMPORT_BUSY') throw error;
  }
}
