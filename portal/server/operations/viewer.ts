import type { AccountMembershipRow, MeRow, VendorMembershipRow } from '#shared/types/person.ts';
import type { ConnectionRow } from '#shared/types/session.ts';
import { defineOperation } from './operation.ts';

export const readMe = defineOperation<MeRow>({
  name: 'me',
  method: 'GET',
  path: '/users/me',
  fields: ['id', 'first_name', 'last_name'],
});

export const listAccountMemberships = defineOperation<AccountMembershipRow[]>({
  name: 'account-memberships',
  method: 'GET',
  path: '/items/account_members',
  fields: ['id', 'account.id', 'account.name'],
  maxLimit: 50,
});

export const listVendorMemberships = defineOperation<VendorMembershipRow[]>({
  name: 'vendor-memberships',
  method: 'GET',
  path: '/items/vendor_members',
  fields: ['id', 'vendor.id', 'vendor.name'],
  maxLimit: 50,
});

export const listConnections = defineOperation<ConnectionRow[]>({
  name: 'connections',
  method: 'GET',
  path: '/platform/auth/sessions',
});

export const revokeConnection = defineOperation<null>({
  name: 'connection-revoke',
  method: 'DELETE',
  path: '/platform/auth/sessions/:id',
});

export const revokeAllConnections = defineOperation<null>({
  name: 'connections-revoke-all',
  method: 'DELETE',
  path: '/platform/auth/sessions',
});
