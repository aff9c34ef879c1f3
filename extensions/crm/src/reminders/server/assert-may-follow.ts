import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import type { Subject } from './store/reminder-subjects.ts';

const COLLECTIONS = { lead: 'leads', deal: 'deals' } as const;

/**
 * The reminders of a lead or a deal are begun and stopped by whoever may change it.
 * @throws FORBIDDEN before any reason
 */
export async function assertMayFollow(asker: SignedInAsker, { of, id }: Subject): Promise<void> {
  await assertMayUpdate(asker, { collection: COLLECTIONS[of], ids: [id] });
}
