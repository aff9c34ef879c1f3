import type { Account, AccountMember } from '@ia/schema';

export interface AccountLevelRow extends Pick<AccountMember, 'level'> {
  account: string;
}

/** The settings of a space; a member is not told the numbers of the company. */
export interface SpaceRow
  extends Pick<Account, 'id' | 'name' | 'locale' | 'plan' | 'sla_summary'>,
    Partial<
      Pick<Account, 'siren' | 'siret' | 'vat_number' | 'einvoice_address' | 'billing_address'>
    > {}

export interface SpacePage {
  /** Each with whether the person administers it. */
  spaces: { space: SpaceRow; isAdmin: boolean }[];
}
