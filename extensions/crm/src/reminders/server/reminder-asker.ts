import type { ExtensionContext, HttpRequest, SignedIn } from '@ia/directus-kit';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { askerOf } from '../../pipeline/server/board-asker.ts';
import type { Subject } from './store/reminder-subjects.ts';

const COLLECTIONS = { lead: 'leads', deal: 'deals' } as const;

/**
 * Somebody who begins or stops the reminders of a lead or a deal: whoever may change it.
 * @throws FORBIDDEN before any reason
 */
export async function reminderAsker(
  request: HttpRequest,
  context: ExtensionContext,
  { of, id }: Subject,
): Promise<SignedIn> {
  const asker = await askerOf(request, context);
  await assertMayUpdate(asker, { collection: COLLECTIONS[of], ids: [id] });
  return { ...asker.accountability, user: asker.user };
}
