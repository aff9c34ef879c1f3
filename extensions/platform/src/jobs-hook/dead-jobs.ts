import type { Knex } from 'knex';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { jobId } from './job-id.ts';

const payload = z.object({
  event: z.object({ id: z.uuid() }).optional(),
  mail: z.uuid().optional(),
});

/**
 * A job that failed for good shows on what asked for it: the event (or the mail) becomes `failed`
 * with the reason. Setting that event back to `pending` tries the failed handler again.
 */
export async function settleDeadJob(
  boss: PgBoss,
  database: Knex,
  job: Pick<JobWithMetadata<unknown>, 'data' | 'output' | 'sourceName'>,
): Promise<void> {
  const { event, mail } = payload.parse(job.data ?? {});
  const handler = job.sourceName ?? 'unknown';
  const reason = `${handler}: ${reasonOf(job.output)}`.slice(0, 2000);
  if (mail) {
    await database('platform.mails')
      .where({ id: mail })
      .whereIn('status', ['queued', 'sending'])
      .update({ status: 'failed', last_error: reason, settled_at: database.fn.now() });
  }
  if (!event) return;
  await database('outbox_events')
    .where({ id: event.id })
    .update({ status: 'failed', last_error: reason });
  // The failed job would hold back every later event of its subject, for ever.
  await boss.deleteJob(handler, jobId(event.id, handler));
}

function reasonOf(output: unknown): string {
  const parsed = z.object({ message: z.string() }).safeParse(output);
  return parsed.success ? parsed.data.message : JSON.stringify(output ?? 'no reason given');
}
