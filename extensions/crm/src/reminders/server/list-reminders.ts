import { isDomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import * as z from 'zod/mini';
import { type ReminderList, reminderList } from '../contract.ts';
import { assertMayFollow } from './assert-may-follow.ts';
import type { Subject } from './store/reminder-subjects.ts';

const PER_PAGE = 50;
const FIELDS = [
  ...['id', 'enrolment', 'position', 'channel', 'status', 'reason', 'note', 'due_at', 'sent_at'],
  ...['settled_at', 'enrolled_at', 'recipient', 'activity.subject', 'lead', 'deal', 'step.subject'],
  ...['sequence.id', 'sequence.name', 'sequence.is_active', 'sequence.steps.position'],
  ...['user_created.first_name', 'user_created.last_name'],
];

export interface Listed {
  readonly of: 'lead' | 'deal' | 'contact';
  readonly id: string;
  /** From 1. */
  readonly page: number;
}

/** The reminders of a lead, a deal or a contact, the latest first, with the asker's own rights. */
export async function listReminders(
  asker: SignedInAsker,
  context: ExtensionContext,
  { of, id, page }: Listed,
): Promise<ReminderList> {
  const { accountability, schema, database: knex } = asker;
  const items = (collection: string) =>
    new context.services.ItemsService(collection, { accountability, schema, knex });
  const [reminders, sequences, mayChange] = await Promise.all([
    items('reminders').readByQuery({
      fields: FIELDS,
      filter: { [of]: { _eq: id } },
      sort: ['-enrolled_at', '-position', '-date_created'],
      limit: PER_PAGE,
      page,
    }),
    of === 'contact'
      ? []
      : items('reminder_sequences').readByQuery({
          fields: ['id', 'name', 'trigger'],
          filter: { _and: [{ target: { _eq: of } }, { is_active: { _eq: true } }] },
          sort: ['name'],
          limit: 100,
        }),
    of === 'contact' ? false : mayFollow(asker, { of, id }),
  ]);
  return z.parse(reminderList, {
    reminders,
    sequences,
    may_change: mayChange,
    has_more: reminders.length === PER_PAGE,
  });
}

async function mayFollow(asker: SignedInAsker, subject: Subject): Promise<boolean> {
  try {
    await assertMayFollow(asker, subject);
    return true;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}
