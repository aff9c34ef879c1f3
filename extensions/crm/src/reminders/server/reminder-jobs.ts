import type { JobHandler, ScheduledJob } from '@ia/directus-kit';
import { openMailTransport } from '@ia/directus-kit/settings/mail-settings';
import { checkReminderJob } from './check-reminder.ts';
import { proposalJob, quietJob } from './enrol-by-trigger.ts';
import type { ReminderEnv } from './reminder-env.ts';
import { sendReminders } from './send-reminders.ts';

/** What makes sequences work: begun by what happens, sent every minute, ended at once. */
export function reminderJobs(env: ReminderEnv): readonly JobHandler[] {
  const transport = openMailTransport(env.mail);
  const sendJob: ScheduledJob = {
    name: 'crm.send-reminders',
    cron: '* * * * *',
    handle: (_run, context) => sendReminders({ ...context, reminders: env, transport }),
  };
  return [sendJob, checkReminderJob, proposalJob, quietJob];
}
