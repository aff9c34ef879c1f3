import type { EventJob, JobHandler } from '@ia/directus-kit';
import type { PgBoss } from 'pg-boss';
import { MAIL_QUEUE } from '../../mails/server/mail-job.ts';
import { isEventJob } from './job-names.ts';

export const DEAD_QUEUE = 'platform.dead';

// A worker that dies is noticed when its heartbeat stops: ten seconds is the least pg-boss allows.
const SHARED = {
  heartbeatSeconds: 10,
  expireInSeconds: 120,
  deleteAfterSeconds: 7 * 24 * 3600,
  notify: true,
} as const;

const EVENT = {
  ...SHARED,
  retryLimit: 5,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
} as const;
const SCHEDULED = { ...SHARED, expireInSeconds: 900, retryLimit: 3, retryDelay: 30 } as const;
/** A mail server may be away for a while: nine tries over about half an hour. */
const MAIL = {
  ...SHARED,
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
} as const;

/** Creates the queues that are missing and brings the settings of the others up to this version. */
export async function ensureQueues(boss: PgBoss, handlers: readonly JobHandler[]): Promise<void> {
  await ensureQueue(boss, DEAD_QUEUE, 'standard', { ...SHARED, retryLimit: 20, retryDelay: 5 });
  for (const handler of handlers) {
    if (isEventJob(handler)) {
      // Strict order for one subject: its second event waits until the first is settled.
      await ensureQueue(boss, handler.name, 'key_strict_fifo', {
        ...EVENT,
        ...longer(handler),
        ...patient(handler),
        deadLetter: DEAD_QUEUE,
      });
    } else {
      const options = handler.name === MAIL_QUEUE ? MAIL : SCHEDULED;
      await ensureQueue(boss, handler.name, 'standard', {
        ...options,
        ...longer(handler),
        deadLetter: DEAD_QUEUE,
      });
    }
  }
  await forgetOldSchedules(boss, handlers);
}

function longer({ timeoutSeconds }: JobHandler): { expireInSeconds?: number } {
  return timeoutSeconds ? { expireInSeconds: timeoutSeconds } : {};
}

function patient({ retry }: EventJob) {
  if (!retry) return {};
  const { limit, delaySeconds, maxDelaySeconds } = retry;
  return { retryLimit: limit, retryDelay: delaySeconds, retryDelayMax: maxDelaySeconds };
}

type QueueSettings = Parameters<PgBoss['updateQueue']>[1];

async function ensureQueue(
  boss: PgBoss,
  name: string,
  policy: 'standard' | 'key_strict_fifo',
  options: NonNullable<QueueSettings> & {
    deadLetter?: string;
    retryDelayMax?: number;
    heartbeatSeconds?: number;
  },
): Promise<void> {
  await boss.createQueue(name, { policy, ...options });
  await boss.updateQueue(name, options);
}

async function forgetOldSchedules(boss: PgBoss, handlers: readonly JobHandler[]): Promise<void> {
  const names = new Set(handlers.map((handler) => handler.name));
  for (const schedule of await boss.getSchedules()) {
    if (!names.has(schedule.name)) await boss.unschedule(schedule.name);
  }
}
