import type { Knex } from 'knex';

/** What a reminder hung on. */
export interface RemindedOf {
  readonly lead: string | null;
  readonly deal: string | null;
  readonly contact: string | null;
}

/** A message that was taken and then could not be delivered. @returns where it hung */
export async function failSent(
  knex: Knex,
  { messageId, note }: { readonly messageId: string; readonly note: string | null },
): Promise<RemindedOf | null> {
  const [row] = await knex('reminders')
    .where({ message_id: messageId, status: 'sent' })
    .update({ status: 'failed', reason: 'refused', note })
    .returning<RemindedOf[]>(['lead', 'deal', 'contact']);
  return row ?? null;
}
