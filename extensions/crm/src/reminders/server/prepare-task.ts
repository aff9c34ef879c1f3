import { runSystemUnit } from '@ia/directus-kit/writing/unit';
import { recordSent, type Sent } from './record-sent.ts';
import type { SendStep } from './reminder-work.ts';
import { settleClaim } from './store/reminders.ts';
import { writeStep } from './write-step.ts';

/** LinkedIn has no way in for us: a colleague finds the message ready among the tasks of their day. */
export const prepareLinkedinTask: SendStep = async (work, context) => {
  const { reminder, step, subject, sender } = work;
  const { body } = writeStep(step, subject, sender.name);
  const person = [subject.first_name, subject.last_name].filter(Boolean).join(' ');
  const now = context.now();
  const sent: Sent = {
    now,
    settle: (trx, activity) =>
      settleClaim(trx, reminder, { status: 'sent', sent_at: now, activity }),
    activity: {
      type: 'task',
      status: 'planned',
      subject: `LinkedIn : écrire à ${person || subject.company || '—'}`,
      body: [body, subject.linkedin_url].filter(Boolean).join('\n\n'),
      external_id: `reminder:${reminder.id}`,
    },
  };
  await runSystemUnit(context, (unit) => recordSent(unit, work, sent));
};
