import type { JobContext } from '@ia/directus-kit';

/** What looking after a subscription takes, of a job or of a request. */
export type WatchContext = Pick<JobContext, 'database' | 'logger' | 'now'>;
