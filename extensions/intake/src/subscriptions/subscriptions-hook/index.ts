import { type Hook, JOBS_FILTER, type JobHandler } from '@ia/directus-kit';
import { readInboundEnv } from '../../inbound/server/inbound-env.ts';
import { endSubscriptionJob } from '../server/end-subscription.ts';
import { watchSubscriptionsJob } from '../server/watch-subscriptions.ts';

/** What looks after the subscriptions of sources at their providers. */
const hook: Hook = ({ filter }, context) => {
  const env = readInboundEnv(context.env);
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [
    ...jobs,
    watchSubscriptionsJob(env),
    endSubscriptionJob(env),
  ]);
};

export default hook;
