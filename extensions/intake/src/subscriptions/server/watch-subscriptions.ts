import type { ScheduledJob } from '@ia/directus-kit';
import { inParallel } from '@ia/directus-kit/jobs/in-parallel';
import type { InboundEnv } from '../../inbound/server/inbound-env.ts';
import { tellLeft } from './notices.ts';
import { forgetEnded, listForsaken } from './store/ended-subscriptions.ts';
import { listDue } from './store/subscriptions.ts';
import { watchSource } from './watch-source.ts';

const MOST = 50;
/** Providers count the requests of a minute: a few at a time, each with some seconds of work. */
const AT_ONCE = 2;

/** Every few minutes: the subscriptions that are due, and those that could not be ended. */
export function watchSubscriptionsJob(env: InboundEnv): ScheduledJob {
  return {
    name: 'intake.watch-subscriptions',
    cron: '*/5 * * * *',
    async handle(_run, context) {
      const due = await listDue(context.database, MOST);
      await inParallel(due, AT_ONCE, (source) => watchSource(context, env, source));
      for (const ended of await listForsaken(context.database)) {
        await tellLeft(context.database, ended);
        await forgetEnded(context.database, ended.id);
      }
    },
  };
}
