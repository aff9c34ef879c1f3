import { DomainError } from '@ia/core';
import { assertMayTakeLevel, type SpaceLevel } from '@ia/core/accounts/decide-space';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { runUnit } from '@ia/directus-kit/writing/unit';
import { removeMembership } from '@ia/records/seats';
import { findOwnContact } from './find-own-contact.ts';
import { spaceReach } from './space-reach.ts';
import { findSpaceUser } from './store/spaces.ts';

/**
 * Ends what a contact may enter of their account, at once: membership, seats and every session go
 * together, and open screens are closed with the sessions.
 * @throws FORBIDDEN, NOT_FOUND, SPACE_NOT_OPEN, SPACE_BEYOND_YOURS
 */
export async function endSpace(
  context: ExtensionContext,
  asker: SignedInAsker,
  id: string,
): Promise<{ readonly level: SpaceLevel }> {
  const contact = await findOwnContact(context, asker, id);
  const { account } = contact;
  const { levels } = await spaceReach(context, asker, account);
  return runUnit(context, asker, async ({ trx, audit }) => {
    const user = await findSpaceUser(trx, { contact, email: null });
    const held = user?.levels.find((one) => one.account === account);
    if (!user || !held) throw new DomainError('SPACE_NOT_OPEN');
    assertMayTakeLevel(held.level, { admin: levels.includes('admin') });
    await removeMembership(trx, { account, user: user.id });
    await audit({
      action: 'space.ended',
      collection: 'account_members',
      subject: user.id,
      account,
      data: { contact: contact.id, level: held.level },
    });
    return { level: held.level };
  });
}
