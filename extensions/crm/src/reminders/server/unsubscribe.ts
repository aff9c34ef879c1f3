import type { ExtensionContext } from '@ia/directus-kit';
import { runSystemUnit } from '@ia/directus-kit/writing/unit';
import { findRefusers } from './store/refusers.ts';
import { findReminder } from './store/reminders.ts';

export interface Refusal {
  readonly reminder: string;
  /** How it was said: the button of the page, or the reader's own (RFC 8058). */
  readonly how: 'page' | 'one_click';
  readonly ip: string | null;
}

/**
 * Withdraws the consent to mails of whom a reminder went to. Said again, it adds nothing; of somebody
 * erased since, nothing is left to withdraw.
 */
export async function unsubscribe(
  context: ExtensionContext,
  { reminder: id, how, ip }: Refusal,
): Promise<void> {
  const reminder = await findReminder(context.database, id);
  if (!reminder) return;
  const now = new Date();
  // With every right: nobody is signed in, the signed address is the proof of who asks.
  await runSystemUnit(context, async ({ trx, items, options }) => {
    for (const person of await findRefusers(trx, reminder)) {
      const proof = [
        how === 'page' ? 'Page de désinscription' : 'Désinscription en un clic (RFC 8058)',
        `message ${reminder.message_id ?? reminder.id}`,
        `adresse IP ${ip ?? 'inconnue'}`,
      ].join(', ');
      const line = { channel: 'email', status: 'withdrawn', source: 'unsubscribe', proof };
      await items('consents').createOne(
        { ...person, ...line, occurred_at: now.toISOString() },
        options,
      );
    }
  });
}
