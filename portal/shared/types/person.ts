import type { Account, Vendor } from '@ia/schema';
import type { Named } from './named.ts';

export interface PersonName {
  first_name: string | null;
  last_name: string | null;
}

export interface MeRow extends PersonName {
  id: string;
}

export interface AccountMembershipRow {
  id: string;
  /** Null where the membership is below what opens the account. */
  account: Named<Account> | null;
}

export interface VendorMembershipRow {
  id: string;
  vendor: Named<Vendor>;
}

/** What the browser may know of the person signed in: never the token. */
export interface Viewer {
  firstName: string;
  lastName: string;
  space: Space;
  organisations: string[];
}

export type Space = 'client' | 'vendor';

export type SignInOutcome =
  | 'ok'
  | 'credentials'
  | 'second_factor'
  | 'link_invalid'
  | 'too_many'
  | 'staff'
  | 'no_space'
  | 'unavailable';
