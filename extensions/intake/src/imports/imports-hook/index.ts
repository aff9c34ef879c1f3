import { type Hook, JOBS_FILTER, type JobHandler } from '@ia/directus-kit';
import { readImportsEnv } from '../server/imports-env.ts';
import { importJob, importSweepJob } from './import-jobs.ts';

/** Previews, applies and undoes imports in the background. */
const hook: Hook = ({ filter }, { env }) => {
  const settings = readImportsEnv(env);
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [
    ...jobs,
    importJob(settings),
    importSweepJob(settings),
  ]);
};

export default hook;
