import type { JobContext } from '@ia/directus-kit';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { settle } from '../../mails/server/settle.ts';
import { findMail } from '../../mails/server/store/mails.ts';
import { jobId } from './job-id.ts';
import { findRound, giveUpDelivery } from './store/event-deliveries.ts';
import { failEvent } from './store/outbox.ts';

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
  context: JobContext,
  job: Pick<JobWithMetadata<unknown>, 'data' | 'output' | 'sourceName'>,
): Promise<void> {
  const { database } = context;
  const { event, mail } = payload.parse(job.data ?? {});
  const handler = job.sourceName ?? 'unknown';
  const reason = `${handler}: ${reasonOf(job.output)}`.slice(0, 2000);
  if (mail) {
    const waiting = await findMail(database, mail);
    const failed = { status: 'failed', reason: 'unavailable', note: reason } as const;
    const outcome = waiting?.isLost ? ({ status: 'uncertain' } as const) : failed;
    if (waiting) await settle(waiting.mail, outcome, context);
  }
  if (!event) return;
  await failEvent(database, event.id, reason);
  const given = { event: event.id, target: handler, reason: reasonOf(job.output) };
  await giveUpDelivery(database, given);
  // The failed job would hold back every later event of its subject, for ever.
  const round = await findRound(database, given);
  await boss.deleteJob(handler, jobId(event.id, handler, round));
}

function reasonOf(output: unknown): string {
  const parsed = z.object({ message: z.string() }).safeParse(output);
  return parsed.success ? parsed.data.message : JSON.stringify(output ?? 'no reason given');
}
