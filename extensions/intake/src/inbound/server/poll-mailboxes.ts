import type { JobContext, ScheduledJob } from '@ia/directus-kit';
import { inParallel } from '@ia/directus-kit/jobs/in-parallel';
import { ProviderError } from '@ia/providers';
import { fetchNewMails, type MailboxPosition } from '@ia/providers/inbound-mail/fetch-mailbox';
import { type GateRow, loadGate } from '@ia/records/sources/inbound-gates';
import { loadSecrets } from '@ia/records/sources/source-gates';
import { settingsShape } from '@ia/records/sources/source-settings';
import { z } from 'zod';
import { identifyMail, identifyUnfetchable } from './identify-delivery.ts';
import type { InboundEnv } from './inbound-env.ts';
import {
  claimMailbox,
  listMailboxes,
  type MailboxRow,
  releaseMailbox,
  settleMailbox,
} from './store/mailboxes.ts';
import { insertDeliveries } from './store/store-deliveries.ts';

/** Each waits for a server of its own: few enough to leave connections to the others. */
const AT_ONCE = 4;

const position = z
  .object({
    validity: z.string(),
    uid: z.number().int().min(0),
    polled_at: z.string().optional(),
  })
  .transform(({ polled_at: at, ...known }) => ({ ...known, at }));

/** Every minute: what came into the mailboxes is stored as any delivery, then processed as one. */
export function pollMailboxesJob(env: InboundEnv): ScheduledJob {
  return {
    name: 'crm.poll-mailboxes',
    cron: '* * * * *',
    async handle(_run, context) {
      const mailboxes = await listMailboxes(context.database);
      await inParallel(mailboxes, AT_ONCE, (id) => pollOne(env, context, id));
    },
  };
}

/** Claimed before its server is asked, settled after: nothing is held open while it answers. */
async function pollOne(env: InboundEnv, context: JobContext, id: string): Promise<void> {
  const { database } = context;
  const mailbox = await claimMailbox(database, id);
  if (!mailbox) return;
  try {
    await poll(env, context, mailbox);
  } catch (error) {
    await releaseMailbox(database, id);
    throw error;
  }
}

async function poll(env: InboundEnv, context: JobContext, mailbox: MailboxRow): Promise<void> {
  const { database, logger, now } = context;
  const at = now().toISOString();
  try {
    const gate = await loadGate(database, mailbox.key);
    if (!gate) return await releaseMailbox(database, mailbox.id);
    const since = position.safeParse(mailbox.state).data ?? null;
    const next = await readMailbox(env, { context, mailbox, gate, since });
    await settleMailbox(database, mailbox.id, { ...next, polled_at: at, error: null });
  } catch (error) {
    if (!(error instanceof ProviderError) && !(error instanceof z.ZodError)) throw error;
    logger.warn(`The mailbox ${mailbox.key} could not be read: ${error.message}`);
    const known = position.safeParse(mailbox.state).data;
    const failure = { failed_at: at, error: error.message.slice(0, 500) };
    // The last look is the last one that succeeded: what came since then is still to be read.
    const state = known && { validity: known.validity, uid: known.uid, polled_at: known.at };
    await settleMailbox(database, mailbox.id, { ...state, ...failure });
  }
}

interface Look {
  readonly context: JobContext;
  readonly mailbox: MailboxRow;
  readonly gate: GateRow;
  readonly since: MailboxPosition | null;
}

/** Stored first, the position after: a crash in between stores nothing twice. */
async function readMailbox(
  env: InboundEnv,
  { context: { database, now }, mailbox, gate, since }: Look,
): Promise<MailboxPosition> {
  const settings = settingsShape('mail_imap').parse(mailbox.settings ?? {});
  const { password = '' } = await loadSecrets(database, env.filesKey, mailbox.id);
  const {
    mails,
    unfetchable,
    position: next,
  } = await fetchNewMails({ ...settings, password, allowedHosts: env.allowedHosts }, since);
  const common = { source: mailbox.id, tokenHash: gate.token_hash };
  const deliveries = mails.map(({ source }) => ({
    ...common,
    ...identifyMail(source, now()),
    contentType: 'message/rfc822',
    headers: { 'content-type': 'message/rfc822' },
    body: source,
  }));
  // In its place a line that waits for somebody to look at it.
  const missing = unfetchable.map(({ uid, reason }) => ({
    ...common,
    ...identifyUnfetchable({ validity: next.validity, uid }),
    contentType: 'text/plain',
    headers: { 'content-type': 'text/plain' },
    body: Buffer.from(`${settings.mailbox}, n° ${uid} : ${reason}`),
  }));
  // A few at a time: a mail may weigh twenty megabytes.
  const all = [...deliveries, ...missing];
  for (let from = 0; from < all.length; from += 5) {
    await insertDeliveries(database, all.slice(from, from + 5));
  }
  return { validity: next.validity, uid: next.uid };
}
