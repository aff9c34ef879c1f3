import type { JobContext } from '@ia/directus-kit';
import type { MailTemplate } from '@ia/directus-kit/jobs/mail-templates';
import { mailDomain } from '@ia/directus-kit/settings/mail-settings';
import { ProviderError } from '@ia/providers';
import type { MailTransport } from '@ia/providers/mail';
import { saveMailAlias } from '@ia/records/reminders/mail-aliases';
import type { PlatformEnv } from '../../platform-env.ts';
import { settle } from './settle.ts';
import { claimMail, giveBack, type MailRow, markHandedOver } from './store/mails.ts';
import { templateOf } from './templates.ts';

interface SendOptions {
  readonly context: JobContext;
  readonly env: PlatformEnv;
  /** Null: nothing leaves, the mail is shown on the local page of the demo. */
  readonly transport: MailTransport | null;
}

/**
 * Sends one mail of the queue. `at_least_once`: when the process dies between the server's "250 OK" and our
 * note of it, the mail leaves again a minute later; its Message-ID is the same, so most receivers show it
 * once. A sign-in link sent twice carries two links, each good for one use. `once`: it does not leave again
 * and is settled as `uncertain`.
 */
export async function sendMail(id: string, options: SendOptions): Promise<void> {
  const { context } = options;
  const claimed = await claimMail(context.database, id, context.now());
  if (!claimed) return;
  const { mail, isLost } = claimed;
  if (isLost) return settle(mail, { status: 'uncertain' }, context);
  const template = await templateOf(mail.template);
  if (!template) throw new Error(`No area knows the mail template ${mail.template}.`);
  try {
    await deliver(mail, template, options);
  } catch (error) {
    await giveUpOrBack(mail, template, { error, context });
  }
}

async function deliver(
  mail: MailRow,
  template: MailTemplate,
  { context, env, transport }: SendOptions,
): Promise<void> {
  const written = await template.write(mail, context);
  if (!written) return settle(mail, { status: 'skipped' }, context);
  if (!transport) return settle(mail, { status: 'shown', written }, context);
  if (mail.delivery === 'once') await markHandedOver(context.database, mail.id, context.now());
  const messageId = mail.message_id ?? `<${mail.id}@${mailDomain(env)}>`;
  const acceptedAs = await transport.send({
    ...written,
    messageId,
    to: mail.recipient,
    ...(mail.sender_name && { senderName: mail.sender_name }),
    ...(mail.in_reply_to && { inReplyTo: mail.in_reply_to }),
  });
  if (acceptedAs) {
    const key = `mail:${messageId.slice(1, -1)}`;
    await saveMailAlias(context.database, { alias: acceptedAs, key });
  }
  await settle(mail, { status: 'sent', written }, context);
}

/** @throws the error again, for the job to be tried later, where that can help and does no harm */
async function giveUpOrBack(
  mail: MailRow,
  { triesOnce }: MailTemplate,
  { error, context }: { readonly error: unknown; readonly context: JobContext },
): Promise<void> {
  const note = (error instanceof Error ? error.message : String(error)).slice(0, 2000);
  const isAnswer = error instanceof ProviderError;
  if (isAnswer && error.isUncertain && mail.delivery === 'once') {
    return settle(mail, { status: 'uncertain' }, context);
  }
  if (isAnswer && (triesOnce || !error.isRetryable)) {
    const reason = error.isRetryable ? 'unavailable' : 'refused';
    return settle(mail, { status: 'failed', reason, note }, context);
  }
  // A fault of ours after the hand-over: of what may leave once, nobody knows whether it has.
  const mayGo =
    isAnswer || mail.delivery === 'at_least_once' ? 'in_any_case' : 'if_not_handed_over';
  await giveBack(context.database, mail.id, { note, mayGo });
  throw error;
}
