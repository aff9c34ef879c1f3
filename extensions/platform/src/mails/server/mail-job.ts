import type { ScheduledJob } from '@ia/directus-kit';
import { openMailTransport } from '@ia/directus-kit/settings/mail-settings';
import type { PlatformEnv } from '../../platform-env.ts';
import { sendMail } from './send-mail.ts';

export const MAIL_QUEUE = 'platform.send-mail';

/** Sends one queued mail per job; the pump feeds its queue, so it has no clock (`cron` empty). */
export function mailJob(env: PlatformEnv): ScheduledJob {
  const transport = openMailTransport(env);
  return {
    name: MAIL_QUEUE,
    cron: '',
    handle: (run, context) => sendMail(run.id, { context, env, transport }),
  };
}
