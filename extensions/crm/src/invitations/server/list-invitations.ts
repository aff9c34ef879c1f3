import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import type { InvitationsAnswer } from '../contract.ts';
import { findOwnAccount, listInvited } from './store/invitations.ts';

/**
 * Whom people of a client let into their space: an administrator sees what each of them did, a member
 * what they did themselves. @throws NOT_FOUND outside the account
 */
export async function listInvitations(
  { database }: ExtensionContext,
  { user }: SignedInAsker,
  id: string,
): Promise<InvitationsAnswer> {
  const account = await findOwnAccount(database, { account: id, user });
  if (!account?.level) throw new DomainError('NOT_FOUND');
  const isAdmin = account.level === 'admin';
  const mayInvite = isAdmin || account.members_may_invite;
  const rows = await listInvited(database, { account: id, invitedBy: isAdmin ? null : user });
  return {
    may_invite: mayInvite,
    levels: mayInvite ? (isAdmin ? ['member', 'admin'] : ['member']) : [],
    people: rows.map(({ last_access, invited_at, ...person }) => ({
      ...person,
      is_pending: last_access === null,
      invited_at: invited_at?.toISOString() ?? null,
    })),
  };
}
