import { createHash } from 'node:crypto';
import type { TickedConsent } from '@ia/core/acquisition/draft-consents';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Links, StoredDelivery } from './store/events.ts';

export interface Ticked {
  readonly delivery: StoredDelivery;
  readonly consents: readonly TickedConsent[];
}

/** What was ticked on a form, in the log of whoever answered it, with the words they read. */
export async function recordConsents(
  { items, options }: Unit,
  { lead, contact }: Links,
  { delivery, consents }: Ticked,
): Promise<void> {
  const person = lead ? { lead } : contact ? { contact } : null;
  if (!person || consents.length === 0) return;
  const lines = consents.map(({ channel, status, text, answer }) => ({
    ...person,
    channel,
    status,
    source: 'form',
    occurred_at: delivery.received_at.toISOString(),
    text_version: versionOf(text),
    text,
    proof: `${delivery.source_name}, ${delivery.id} : ${answer}`,
  }));
  await items('consents').createMany(lines, options);
}

/** Another wording is another version, whether or not the site numbers its own. */
const versionOf = (text: string) =>
  `form-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
