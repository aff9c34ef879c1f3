import type { AccountLevelRow, SpaceRow } from '#shared/types/space.ts';
import { defineOperation } from '../operation.ts';

const SPACE = ['id', 'name', 'locale', 'plan', 'sla_summary'] as const;
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
  fields: ['account', 'level'],
  maxLimit: 50,
});

export const changeSpaceLanguage = defineOperation<null>({
  name: 'space-language',
  method: 'PATCH',
  path: '/items/accounts/:id',
  body: ['locale'],
});
