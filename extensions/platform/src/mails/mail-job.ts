import type { ScheduledJob } from '@ia/directus-kit';
import { createSmtpTransport, type MailTransport } from '@ia/providers/mail';
import type { PlatformEnv } from '../platform-env.ts';
import { sendMail } from './send-mail.ts';

export const MAIL_QUEUE = 'platform.send-mail';

/** Sends one queued mail per job; the pump feeds its queue, so it has no clock (`cron` empty). */
export function mailJob(env: PlatformEnv): ScheduledJob {
  const transport = transportOf(env);
  return {
    name: MAIL_QUEUE,
    cron: '',
    handle: (run, context) =>
      sendMail(run.id, { database: context.database, now: context.now(), env, transport }),
  };
}

function transportOf(env: PlatformEnv): MailTransport | null {
  if (!env.SMTP_HOST) return null;
  return createSmtpTransport({
    host: env.SMTP_HOST,
    port: env.SMTP_PORT,
    isSecure: env.SMTP_SECURE,
    user: env.SMTP_USER,
    password: env.SMTP_PASSWORD,
    from: env.MAIL_FROM,
  });
}
