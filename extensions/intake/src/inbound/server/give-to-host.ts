import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Links } from './store/events.ts';
import { findOwners } from './store/hosts.ts';

/**
 * Whoever holds a meeting answers for whom it is with: their lead, or their deal while nobody owns it.
 * A deal somebody owns stays theirs: an owner reads its invoices, and anybody may book a meeting with
 * anybody.
 */
export async function giveToHost(
  { trx, items, options }: Unit,
  { lead, deal }: Links,
  host: string,
): Promise<void> {
  const owners = await findOwners(trx, { lead: lead ?? null, deal: deal ?? null });
  if (deal && owners.deal === null) await items('deals').updateOne(deal, { owner: host }, options);
  if (lead && !deal && owners.lead !== host) {
    await items('leads').updateOne(lead, { owner: host }, options);
  }
}
