import { useEmitter } from '@directus/api/emitter';
import {
  type DomainEvent,
  type EventJob,
  type ExtensionContext,
  JOBS_FILTER,
  type JobContext,
  type JobHandler,
  type ScheduledJob,
} from '@ia/directus-kit';
import { type Job, PgBoss } from 'pg-boss';
import type { PlatformEnv } from '../../platform-env.ts';
import { settleDeadJob } from './dead-jobs.ts';
import { dispatchEvents } from './dispatch-events.ts';
import { dispatchMails } from './dispatch-mails.ts';
import { noteDone, noteRetrying } from './event-deliveries.ts';
import { assertDistinctNames, isEventJob } from './job-names.ts';
import { startPump } from './pump.ts';
import { DEAD_QUEUE, ensureQueues } from './queues.ts';
import { LONG_WORK, runBatch, WORK } from './run-batch.ts';
import { watchWork } from './watch-work.ts';

export interface RunningJobs {
  stop(): Promise<void>;
}

/** Time given to the jobs in hand when the process is asked to end. */
const STOP_TIMEOUT_MS = 7000;

export async function startJobs(context: ExtensionContext, env: PlatformEnv): Promise<RunningJobs> {
  const handlers = await collectHandlers();
  const boss = createBoss(env);
  boss.on('error', (error) => context.logger.error(error, 'Background jobs'));
  boss.on('warning', (warning) => context.logger.warn(warning, 'Background jobs'));
  await boss.start();
  await ensureQueues(boss, handlers);
  await startWorkers(boss, handlers, jobContext(context));
  const pump = startPump(async () => {
    const { database, logger } = context;
    await dispatchEvents({ database, logger, boss, handlers: handlers.filter(isEventJob) });
    await dispatchMails({ database, boss });
  }, context.logger);
  const watch = watchWork(env.DB_CONNECTION_STRING, pump, context.logger);
  return {
    async stop() {
      await Promise.all([watch.close(), pump.stop()]);
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
    },
  };
}

/** The emitter handed to extensions is not the one their filters are registered on (11.17.4). */
async function collectHandlers(): Promise<JobHandler[]> {
  const handlers: JobHandler[] = await useEmitter().emitFilter(JOBS_FILTER, [], {});
  assertDistinctNames(handlers);
  return handlers;
}

function createBoss(env: PlatformEnv): PgBoss {
  return new PgBoss({
    connectionString: env.DB_CONNECTION_STRING,
    application_name: 'ia-jobs',
    schema: 'pgboss',
    max: 5,
    useListenNotify: true,
    // Every three seconds it looks for jobs whose worker has gone quiet.
    superviseIntervalSeconds: 3,
    monitorIntervalSeconds: 3,
    openTelemetry: { enabled: false },
  });
}

function jobContext({ database, services, getSchema, logger, env }: ExtensionContext): JobContext {
  return { database, services, getSchema: () => getSchema(), logger, env, now: () => new Date() };
}

async function startWorkers(boss: PgBoss, handlers: readonly JobHandler[], context: JobContext) {
  for (const handler of handlers) {
    await (isEventJob(handler)
      ? workOnEvents(boss, handler, context)
      : workBySchedule(boss, handler, context));
  }
  await boss.work(DEAD_QUEUE, { ...WORK, includeMetadata: true }, (jobs) =>
    runBatch(jobs, (job) => settleDeadJob(boss, context, job)),
  );
}

async function workOnEvents(boss: PgBoss, handler: EventJob, context: JobContext): Promise<void> {
  const options = handler.timeoutSeconds ? LONG_WORK : WORK;
  await boss.work(handler.name, options, (jobs: Job<{ event: DomainEvent }>[]) =>
    runBatch(jobs, (job) => deliver(handler, job.data.event, context)),
  );
}

/** One try, with its line of the log of deliveries; a log that fails does not undo what was done. */
async function deliver(handler: EventJob, event: DomainEvent, context: JobContext): Promise<void> {
  const { database, logger } = context;
  const tried = { event: event.id, target: handler.name };
  const complain = (error: unknown) =>
    logger.error(error, `The delivery of ${event.id} to ${handler.name} could not be noted.`);
  try {
    await handler.handle(event, context);
  } catch (error) {
    await noteRetrying(database, tried, error).catch(complain);
    throw error;
  }
  await noteDone(database, tried).catch(complain);
}

async function workBySchedule(boss: PgBoss, handler: ScheduledJob, context: JobContext) {
  await boss.work(handler.name, WORK, (jobs) =>
    runBatch(jobs, (job) => handler.handle({ id: job.id }, context)),
  );
  if (handler.cron) await boss.schedule(handler.name, handler.cron, null, { tz: 'Europe/Paris' });
}
