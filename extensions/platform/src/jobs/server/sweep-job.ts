import type { ScheduledJob } from '@ia/directus-kit';
import { sweep } from './store/sweep.ts';

/** Every night: what nobody can use any more is forgotten, addresses and mail bodies first. */
export const sweepJob: ScheduledJob = {
  name: 'platform.sweep',
  cron: '40 3 * * *',
  async handle(_run, { database }) {
    await sweep(database);
  },
};
