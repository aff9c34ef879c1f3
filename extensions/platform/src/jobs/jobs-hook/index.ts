import { type Hook, JOBS_FILTER, type JobHandler } from '@ia/directus-kit';
import { MAIL_TEMPLATES_FILTER, type MailTemplate } from '@ia/directus-kit/jobs/mail-templates';
import { mailJob } from '../../mails/server/mail-job.ts';
import { platformTemplates } from '../../mails/server/platform-templates.ts';
import { readPlatformEnv } from '../../platform-env.ts';
import { closeWorkerRoutes } from '../server/close-worker-routes.ts';
import { type RunningJobs, startJobs } from '../server/start-jobs.ts';
import { sweepJob } from '../server/sweep-job.ts';

/** The one pg-boss of the platform. Registration reads no table: the CLI loads this file too. */
const hook: Hook = ({ init, filter }, context) => {
  const env = readPlatformEnv(context.env);
  if (env.JOBS === 'off') return;
  if (env.JOBS === 'only') init('middlewares.before', ({ app }) => app.use(closeWorkerRoutes));
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [...jobs, mailJob(env), sweepJob]);
  filter<MailTemplate[]>(MAIL_TEMPLATES_FILTER, (all) => [...all, ...platformTemplates(env)]);
  init('app.after', async () => {
    try {
      stopOnSignal(await startJobs(context, env));
    } catch (error) {
      // Directus would only log this and serve on, with nothing ever dispatched.
      context.logger.error(error, 'The background jobs could not start.');
      process.exit(1);
    }
  });
};

/**
 * Directus ends the process itself once its server is closed, by sending the signal again: the
 * second time waits for the jobs in hand, which are tried again elsewhere if they do not end.
 */
function stopOnSignal(jobs: RunningJobs): void {
  let stopped: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopped) void stopped.finally(() => process.exit(0));
      else stopped = jobs.stop();
    });
  }
}

export default hook;
