import { DomainError } from '@ia/core';
import { assertMayManage } from '@ia/core/accounts/decide-invitation';
import type { SpaceLevel } from '@ia/core/accounts/decide-space';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import type { Knex } from 'knex';
import { type InvitedMembership, levelIn, lockMembership } from './store/invitations.ts';

/** An invitation the asker may send again or end. @throws NOT_FOUND, also for one out of reach */
export async function findManaged(
  trx: Knex.Transaction,
  { user: id }: SignedInAsker,
  membership: string,
): Promise<InvitedMembership & { readonly asker: SpaceLevel | null }> {
  const found = await lockMembership(trx, membership);
  if (!found) throw new DomainError('NOT_FOUND');
  const { account, invited_by: invitedBy, level, user } = found;
  const asker = await levelIn(trx, { account, user: id });
  assertMayManage({ invitedBy, level, user }, { id, level: asker });
  return { ...found, asker };
}
