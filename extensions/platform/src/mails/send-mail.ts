import { mailDomain } from '@ia/directus-kit/settings/mail-settings';
import { composeMail, type MailTransport } from '@ia/providers/mail';
import type { Knex } from 'knex';
import type { PlatformEnv } from '../platform-env.ts';
import { fillMail } from './fill-mail.ts';
import { claimMail, giveBack, type MailRow, settleMail } from './mail-repository.ts';

interface SendOptions {
  readonly database: Knex;
  readonly now: Date;
  readonly env: PlatformEnv;
  /** Null: nothing leaves, the mail is shown on the local page of the demo. */
  readonly transport: MailTransport | null;
}

/**
 * Sends a mail once. What remains: when the process dies between the server's "250 OK" and our note
 * of it, the mail leaves again a minute later; its Message-ID is the same, so most receivers show
 * it once. A sign-in link sent twice carries two links, each good for one use.
 */
export async function sendMail(id: string, options: SendOptions): Promise<void> {
  const mail = await claimMail(options.database, id, options.now);
  if (!mail) return;
  try {
    await deliver(mail, options);
  } catch (error) {
    await giveBack(options.database, mail, error);
    if (!isFinal(error)) throw error;
  }
}

async function deliver(
  mail: MailRow,
  { database, now, env, transport }: SendOptions,
): Promise<void> {
  const values = await fillMail(database, mail, { now, portalUrl: env.PORTAL_URL });
  if (!values) {
    await settleMail(database, mail.id, { status: 'skipped' });
    return;
  }
  const composed = composeMail(mail.template, mail.locale, values);
  if (!transport) {
    const { subject, html, text } = composed;
    await settleMail(database, mail.id, { status: 'shown', subject, html, body_text: text });
    return;
  }
  await transport.send({
    ...composed,
    messageId: `<${mail.id}@${mailDomain(env)}>`,
    to: mail.recipient,
  });
  await settleMail(database, mail.id, { status: 'sent', subject: composed.subject });
}

function isFinal(error: unknown): boolean {
  return error instanceof Error && 'isRetryable' in error && error.isRetryable === false;
}
