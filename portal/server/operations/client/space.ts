import type { AccountLevelRow, InvitationList, SpaceRow } from '#shared/types/space.ts';
import { defineOperation } from '../operation.ts';

const SPACE = ['id', 'name', 'locale', 'plan', 'sla_summary', 'members_may_invite'] as const;
const COMPANY = ['siren', 'siret', 'vat_number', 'einvoice_address', 'billing_address'] as const;

export const listSpaces = defineOperation<SpaceRow[]>({
  name: 'spaces',
  method: 'GET',
  path: '/items/accounts',
  fields: SPACE,
  sort: ['name'],
  maxLimit: 50,
});

/** For whoever administers a space: the numbers its invoices carry. */
export const listAdministeredSpaces = defineOperation<SpaceRow[]>({
  name: 'administered-spaces',
  method: 'GET',
  path: '/items/accounts',
  fields: [...SPACE, ...COMPANY],
  sort: ['name'],
  maxLimit: 50,
});

export const listLevels = defineOperation<AccountLevelRow[]>({
  name: 'account-levels',
  method: 'GET',
  path: '/items/account_members',
  fields: ['id', 'account', 'level', 'deliverable_mails'],
  maxLimit: 50,
});

export const changeSpaceLanguage = defineOperation<null>({
  name: 'space-language',
  method: 'PATCH',
  path: '/items/accounts/:id',
  body: ['locale'],
});

export const changeWhoInvites = defineOperation<null>({
  name: 'space-invites',
  method: 'PATCH',
  path: '/items/accounts/:id',
  body: ['members_may_invite'],
});

export const changeDeliverableMails = defineOperation<null>({
  name: 'deliverable-mails',
  method: 'PATCH',
  path: '/items/account_members/:id',
  body: ['deliverable_mails'],
});

/** Of an account: whom people of the client let into it. */
export const listInvitations = defineOperation<InvitationList>({
  name: 'invitations',
  method: 'GET',
  path: '/crm/my-space/:id/invitations',
});

export const inviteColleague = defineOperation<{ invited: boolean }>({
  name: 'invite',
  method: 'POST',
  path: '/crm/my-space/:id/invitations',
  body: ['email', 'first_name', 'last_name', 'level'],
});

export const repeatInvitation = defineOperation<{ invited: boolean }>({
  name: 'invite-again',
  method: 'POST',
  path: '/crm/my-space/invitations/:id/again',
});

export const endInvitation = defineOperation<null>({
  name: 'invitation-end',
  method: 'DELETE',
  path: '/crm/my-space/invitations/:id',
});
