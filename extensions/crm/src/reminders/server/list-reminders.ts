import { isDomainError } from '@ia/core';
import type { ExtensionContext, HttpRequest } from '@ia/directus-kit';
import { askerOf } from '../../pipeline/server/board-asker.ts';
import { reminderAsker } from './reminder-asker.ts';
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
  request: HttpRequest,
  context: ExtensionContext,
  { of, id, page }: Listed,
) {
  const { accountability, schema, database: knex } = await askerOf(request, context);
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
    of === 'contact' ? false : mayFollow(request, context, { of, id }),
  ]);
  return { reminders, sequences, may_change: mayChange, has_more: reminders.length === PER_PAGE };
}

async function mayFollow(
  request: HttpRequest,
  context: ExtensionContext,
  subject: Subject,
): Promise<boolean> {
  try {
    await reminderAsker(request, context, subject);
    return true;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}
