import { DomainError } from '@ia/core';
import type { EventContext } from '@ia/directus-kit';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { findMailThatLeft } from './store/activities.ts';

/**
 * A mail that left is on record: its writer takes back what has not left, and nothing else. Erasing what a
 * person wants erased is the management's, and the platform's own. @throws MAIL_STAYS
 */
export async function assertNoMailLeft(
  { database, accountability, schema }: EventContext,
  keys: readonly string[],
): Promise<void> {
  if (!accountability || accountability.admin || !schema) return;
  const subject = await findMailThatLeft(database, keys);
  if (subject === null) return;
  // A hook on a removal runs before Directus asks for access: who has none is refused there, without a reason.
  const reach = { action: 'delete', collection: 'activities', keys } as const;
  if (await mayReach({ accountability, schema, database }, reach))
    throw new DomainError('MAIL_STAYS', { value: subject });
}
