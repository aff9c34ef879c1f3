import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { runUnit } from '@ia/directus-kit/writing/unit';
import { queueInvitation, wasInvitedSince } from '@ia/records/invitations';
import { findManaged } from './find-managed.ts';

const PAUSE_MS = 10 * 60_000;

/** Sends an invitation once more, to the address it went to. @throws NOT_FOUND, INVITATION_NOT_ALLOWED, SPACE_JUST_INVITED */
export function repeatInvitation(
  context: ExtensionContext,
  asker: SignedInAsker,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<{ readonly invited: boolean }> {
  return runUnit(context, asker, async ({ trx, audit }) => {
    const { email, account, contact, ...found } = await findManaged(trx, asker, id);
    if (found.asker !== 'admin' && !found.members_may_invite) {
      throw new DomainError('INVITATION_NOT_ALLOWED');
    }
    await lockInTransaction(trx, 'people.invitation', email.toLowerCase());
    const since = new Date(now.getTime() - PAUSE_MS);
    if (await wasInvitedSince(trx, { email, account, since })) {
      throw new DomainError('SPACE_JUST_INVITED');
    }
    const { first_name, last_name, locale } = found;
    await queueInvitation(trx, {
      contact: { id: contact ?? found.user, email, first_name, last_name, locale },
      account: { id: account, name: found.account_name, locale: found.account_locale },
      key: `colleague:${id}:${now.toISOString()}`,
    });
    await audit({
      action: 'space.invited_again',
      collection: 'account_members',
      subject: found.user,
      account,
      data: { contact },
    });
    return { invited: true };
  });
}
