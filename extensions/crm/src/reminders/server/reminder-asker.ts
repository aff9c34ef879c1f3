import type { ExtensionContext, HttpRequest, SignedIn } from '@ia/directus-kit';
import { assertLeadsWritable } from '../../leads/server/assert-leads-writable.ts';
import { leadAsker } from '../../leads/server/lead-asker.ts';
import { boardAsker } from '../../pipeline/server/board-asker.ts';
import { updaterRole } from '../../pipeline/server/store/updater-role.ts';
import type { Subject } from './store/reminder-subjects.ts';

/**
 * Somebody who begins or stops the reminders of a lead or a deal: whoever may change it.
 * @throws FORBIDDEN before any reason
 */
export async function reminderAsker(
  request: HttpRequest,
  context: ExtensionContext,
  subject: Subject,
): Promise<SignedIn> {
  if (subject.of === 'lead') {
    const asker = await leadAsker(request, context, 'update');
    await assertLeadsWritable(context.services, asker, [subject.id]);
    return { ...asker.accountability, user: asker.user };
  }
  const asker = await boardAsker(request, context);
  await updaterRole(asker, subject.id);
  return { ...asker.accountability, user: asker.user };
}
