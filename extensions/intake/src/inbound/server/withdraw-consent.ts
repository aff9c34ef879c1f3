import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Links } from './store/events.ts';

export interface Withdrawal {
  readonly channel: 'email' | 'whatsapp';
  readonly at: Date;
  /** What was written, and under which name it was received. */
  readonly proof: string;
}

/** Somebody took their agreement back in their own words: one more line of the log. */
export async function withdrawConsent(
  { items, options }: Unit,
  { lead, contact }: Pick<Links, 'lead' | 'contact'>,
  { channel, at, proof }: Withdrawal,
): Promise<void> {
  const person = lead ? { lead } : contact ? { contact } : null;
  if (!person) return;
  await items('consents').createOne(
    {
      ...person,
      channel,
      status: 'withdrawn',
      source: 'reply',
      occurred_at: new Date(Math.min(at.getTime(), Date.now())).toISOString(),
      proof,
    },
    options,
  );
}
