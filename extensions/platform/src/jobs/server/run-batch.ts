import type { JobResult } from 'pg-boss';

/**
 * Several jobs are fetched at once, and again at once while there are more; with one at a time a
 * backlog would move at the pace of the polling. Jobs of one subject never share a batch.
 */
export const WORK = {
  batchSize: 5,
  perJobResults: true,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 2,
  heartbeatRefreshSeconds: 3,
} as const;

/** Long jobs run one by one, a few beside each other: none waits for the others of its batch. */
export const LONG_WORK = { ...WORK, batchSize: 1, localConcurrency: 3 } as const;

/** Runs the jobs of a batch side by side; each succeeds or fails for itself. */
export function runBatch<Job extends { readonly id: string }>(
  jobs: readonly Job[],
  handle: (job: Job) => Promise<void>,
): Promise<JobResult[]> {
  return Promise.all(jobs.map((job) => settle(job, handle)));
}

async function settle<Job extends { readonly id: string }>(
  job: Job,
  handle: (job: Job) => Promise<void>,
): Promise<JobResult> {
  try {
    await handle(job);
    return { id: job.id, status: 'completed' };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id: job.id, status: 'failed', output: { message } };
  }
}
