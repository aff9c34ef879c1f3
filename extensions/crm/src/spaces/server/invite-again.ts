import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { runUnit } from '@ia/directus-kit/writing/unit';
import { queueInvitation, wasInvitedSince } from '@ia/records/invitations';
import { findOwnContact } from './find-own-contact.ts';
import { spaceReach } from './space-reach.ts';
import { findSpaceUser } from './store/spaces.ts';

const PAUSE_MS = 10 * 60_000;

/**
 * Sends the invitation once more to somebody whose space is open, to the address they sign in with.
 * @throws FORBIDDEN, NOT_FOUND, SPACE_NOT_OPEN, SPACE_JUST_INVITED
 */
export async function inviteAgain(
  context: ExtensionContext,
  asker: SignedInAsker,
  { contact: id, now }: { readonly contact: string; readonly now: Date },
): Promise<{ readonly email: string }> {
  const contact = await findOwnContact(context, asker, id);
  const { account } = contact;
  await spaceReach(context, asker, account);
  return runUnit(context, asker, async ({ trx, audit }) => {
    await lockInTransaction(trx, 'people.invitation', contact.email ?? contact.id);
    const user = await findSpaceUser(trx, { contact, email: null });
    if (!user?.levels.some((one) => one.account === account)) {
      throw new DomainError('SPACE_NOT_OPEN');
    }
    const { email } = user;
    const since = new Date(now.getTime() - PAUSE_MS);
    if (await wasInvitedSince(trx, { email, account, since })) {
      throw new DomainError('SPACE_JUST_INVITED');
    }
    await queueInvitation(trx, {
      contact: { ...contact, email },
      account: { id: account, name: contact.account_name, locale: contact.account_locale },
      key: `space:${contact.id}:${now.toISOString()}`,
    });
    await audit({
      action: 'space.invited_again',
      collection: 'account_members',
      subject: user.id,
      account,
      data: { contact: contact.id },
    });
    return { email };
  });
}
