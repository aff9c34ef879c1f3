import { parseSequence } from '@ia/core/reminders/parse-sequence';
import {
  type Hook,
  JOBS_FILTER,
  type JobHandler,
  type Row,
  refusingClearly,
} from '@ia/directus-kit';
import { MAIL_TEMPLATES_FILTER, type MailTemplate } from '@ia/directus-kit/jobs/mail-templates';
import { checkSequenceChanges } from '../server/check-sequence-changes.ts';
import { checkStep, checkStepChanges } from '../server/check-step.ts';
import { readReminderEnv } from '../server/reminder-env.ts';
import { reminderJobs } from '../server/reminder-jobs.ts';
import { reminderMail } from '../server/reminder-mail.ts';

/** Sequences and their steps are checked on every write through Directus; jobs have them work. */
const hook: Hook = ({ filter }, context) => {
  const { services } = context;
  const env = readReminderEnv(context.env);
  filter<Row>('reminder_sequences.items.create', (payload) =>
    refusingClearly('reminder_sequences', () => {
      parseSequence(payload);
      return payload;
    }),
  );
  filter<Row>('reminder_sequences.items.update', (payload, meta, event) =>
    refusingClearly('reminder_sequences', () =>
      checkSequenceChanges(services, event, { payload, keys: meta.keys }),
    ),
  );
  filter<Row>('reminder_steps.items.create', (payload) =>
    refusingClearly('reminder_steps', () => checkStep(payload)),
  );
  filter<Row>('reminder_steps.items.update', (payload, meta, event) =>
    refusingClearly('reminder_steps', () =>
      checkStepChanges(services, event, { payload, keys: meta.keys }),
    ),
  );
  filter<MailTemplate[]>(MAIL_TEMPLATES_FILTER, (all) => [...all, reminderMail(env)]);
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [...jobs, ...reminderJobs(env)]);
};

export default hook;
