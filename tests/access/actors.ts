import type { RoleName } from '../../snapshots/access/ids.ts';
import { idOf } from './markers.ts';

export type Tenant = 'A' | 'B' | 'C';
export type Vendor = 'V1' | 'V2';

export type Actor = {
  readonly key: string;
  /** `public` stands for a request without any token. */
  readonly role: Exclude<RoleName, 'admin'> | 'public';
  readonly adminOf?: readonly Tenant[];
  readonly memberOf?: readonly Tenant[];
  /** Project teams they are in, whatever their account memberships. */
  readonly teams?: readonly string[];
  readonly vendor?: Vendor;
};

/** One person per way of standing towards the two accounts, the vendors and the deals. */
export const ACTORS: readonly Actor[] = [
  { key: 'adminA', role: 'client_admin', adminOf: ['A'] },
  { key: 'adminB', role: 'client_admin', adminOf: ['B'] },
  { key: 'adminAmemberB', role: 'client_admin', adminOf: ['A'], memberOf: ['B'], teams: ['B1'] },
  { key: 'adminOfNothing', role: 'client_admin' },
  { key: 'memberA', role: 'client_member', memberOf: ['A'], teams: ['A1'] },
  { key: 'memberB', role: 'client_member', memberOf: ['B'], teams: ['B1'] },
  { key: 'memberWithoutProject', role: 'client_member', memberOf: ['A'] },
  { key: 'formerMember', role: 'client_member', teams: ['A1'] },
  { key: 'memberOfNothing', role: 'client_member' },
  { key: 'vendor1', role: 'vendor', vendor: 'V1' },
  { key: 'vendor2', role: 'vendor', vendor: 'V2' },
  { key: 'vendorOfNothing', role: 'vendor' },
  { key: 'sales1', role: 'sales' },
  { key: 'sales2', role: 'sales' },
  { key: 'delivery1', role: 'delivery', teams: ['A1', 'B1'] },
  { key: 'delivery2', role: 'delivery' },
  { key: 'finance1', role: 'finance' },
  { key: 'finance2', role: 'finance' },
  { key: 'n8n', role: 'n8n' },
  { key: 'nobody', role: 'public' },
];

export const isStaff = ({ role }: Actor) => ['sales', 'delivery', 'finance'].includes(role);
export const userId = (key: string) => idOf(`user ${key}`);
/** Not `.test` nor `.example`: Directus refuses them. */
export const mailOf = (key: string) => `${key.toLowerCase()}@matrix.example.com`;
