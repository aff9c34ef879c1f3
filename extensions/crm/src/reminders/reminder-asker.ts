import type { ExtensionContext, HttpRequest, SignedIn } from '@ia/directus-kit';
import { boardAsker } from '../board/board-asker.ts';
import { updaterRole } from '../board/updater-role.ts';
import { assertLeadsWritable } from '../leads/assert-leads-writable.ts';
import { leadAsker } from '../leads/lead-asker.ts';
import type { Subject } from '../repositories/reminder-subjects.ts';

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
