import {
  type Hook,
  JOBS_FILTER,
  type JobHandler,
  type Row,
  refusingClearly,
} from '@ia/directus-kit';
import { withNextRun } from '../../syncs/server/manage-syncs.ts';
import { checkSource } from '../server/check-source.ts';
import { readInboundEnv } from '../server/inbound-env.ts';
import { keepFilesJob } from '../server/keep-files.ts';
import { pollMailboxesJob } from '../server/poll-mailboxes.ts';
import { processInboundJob, sweepInboundJob } from '../server/process-event.ts';
import { receiveDeliveries } from '../server/receive.ts';
import { loadKnownSources } from '../server/store/lists.ts';

/** What comes in from outside: its addresses, its jobs, the settings of its sources. */
const hook: Hook = ({ init, filter }, context) => {
  const env = readInboundEnv(context.env);
  if (!env.isWorkerOnly) {
    init('middlewares.before', ({ app }) => app.use(receiveDeliveries(context, env)));
  }
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [
    ...jobs,
    processInboundJob(env),
    sweepInboundJob,
    pollMailboxesJob(env),
    keepFilesJob(env),
  ]);
  filter<Row>('sync_sources.items.create', (payload) =>
    refusingClearly('sync_sources', () => withNextRun(checkSource(payload, []), new Date())),
  );
  filter<Row>('sync_sources.items.update', (payload, meta, { database }) =>
    refusingClearly('sync_sources', async () => {
      const keys = Array.isArray(meta.keys) ? meta.keys.map(String) : [];
      const known = await loadKnownSources(database, keys);
      return withNextRun(checkSource(payload, known), new Date());
    }),
  );
};

export default hook;
