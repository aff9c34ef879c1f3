import { type Hook, JOBS_FILTER, type JobHandler } from '@ia/directus-kit';
import { readSyncEnv } from '../server/sync-env.ts';
import { dueSyncsJob, syncJob } from './sync-jobs.ts';

/** Reads recurring sources in the background. */
const hook: Hook = ({ filter }, { env }) => {
  const settings = readSyncEnv(env);
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [...jobs, syncJob(settings), dueSyncsJob(settings)]);
};

export default hook;
