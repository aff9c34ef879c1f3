import type { JobHandler, ScheduledJob } from '@ia/directus-kit';
import { checkReminderJob } from './check-reminder.ts';
import { proposalJob, quietJob } from './enrol-by-trigger.ts';
import type { ReminderEnv } from './reminder-env.ts';
import { sendReminders } from './send-reminders.ts';

/** What makes sequences work: begun by what happens, sent every minute, ended at once. */
export function reminderJobs(env: ReminderEnv): readonly JobHandler[] {
  const sendJob: ScheduledJob = {
    name: 'crm.send-reminders',
    cron: '* * * * *',
    handle: (_run, context) => sendReminders({ ...context, reminders: env }),
  };
  return [sendJob, checkReminderJob, proposalJob, quietJob];
}
