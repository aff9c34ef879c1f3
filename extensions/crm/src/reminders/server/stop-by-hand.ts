import { DomainError } from '@ia/core';
import { recordAudit, type SignedIn } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { type Reminder, stopPlanned } from './store/reminders.ts';

/** Ends a sequence for a person, with their reason. @throws REMINDER_STATE when nothing is open */
export async function stopByHand(
  database: Knex,
  { enrolment, lead, deal }: Pick<Reminder, 'enrolment' | 'lead' | 'deal'>,
  {
    note,
    accountability,
    now,
  }: { readonly note: string | null; readonly accountability: SignedIn; readonly now: Date },
): Promise<void> {
  await database.transaction(async (trx) => {
    const stopped = await stopPlanned(trx, { enrolment }, { reason: 'by_hand', note, now });
    if (stopped.length === 0) throw new DomainError('REMINDER_STATE');
    await recordAudit(trx, {
      action: 'reminder.stopped',
      collection: lead ? 'leads' : 'deals',
      subject: lead ?? deal,
      data: { enrolment, note },
      accountability,
    });
  });
}
