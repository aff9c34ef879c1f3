import { cutText } from '@ia/core/text/cut-text';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Knex } from 'knex';
import { planNextStep } from './plan-next-step.ts';
import type { ReminderWork } from './reminder-work.ts';

export interface Sent {
  readonly now: Date;
  /** Lets go of the step; false when it was taken from us meanwhile. */
  readonly settle: (trx: Knex.Transaction, activity: string) => Promise<boolean>;
  readonly activity: {
    readonly type: 'email' | 'note' | 'task';
    readonly status: 'done' | 'planned';
    readonly subject: string;
    readonly body: string;
    readonly external_id: string;
  };
}

/** What went, on the timeline of its lead or deal, and what comes next: all of it or nothing. */
export async function recordSent(
  { trx, items, options }: Unit,
  { reminder, subject, sender }: Pick<ReminderWork, 'reminder' | 'subject' | 'sender'>,
  { now, settle, activity }: Sent,
): Promise<void> {
  // The line is the platform's own, whoever asks.
  const id = await items('activities', null).createOne(
    {
      ...activity,
      direction: activity.type === 'email' ? 'out' : null,
      subject: cutText(activity.subject, 255),
      occurred_at: now.toISOString(),
      lead: subject.lead,
      deal: subject.deal,
      contact: subject.contact,
      account: subject.account,
      owner: sender.user ?? subject.owner,
      visibility: 'shared',
      origin: 'system',
    },
    options,
  );
  if (!(await settle(trx, id)))
    throw new Error(`The reminder ${reminder.id} is not ours any more.`);
  await planNextStep(trx, reminder, now);
}
