import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { runUnit } from '@ia/directus-kit/writing/unit';
import { removeMembership } from '@ia/records/seats';
import { findManaged } from './find-managed.ts';

/** Takes back what was opened by an invitation: seats, membership and sessions go at once. @throws NOT_FOUND */
export async function endInvitation(
  context: ExtensionContext,
  asker: SignedInAsker,
  id: string,
): Promise<void> {
  await runUnit(context, asker, async ({ trx, audit }) => {
    const { account, user, contact, level } = await findManaged(trx, asker, id);
    await removeMembership(trx, { account, user });
    await audit({
      action: 'space.ended',
      collection: 'account_members',
      subject: user,
      account,
      data: { contact, level },
    });
  });
}
