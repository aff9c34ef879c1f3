/** A filter in Directus' own words, as stored in directus_permissions. */
export type Filter = { readonly [key: string]: unknown };

export type Rule = {
  readonly fields: readonly string[];
  /** Rows the action reaches; absent: every row. Directus ignores it on a create. */
  readonly where?: Filter;
  /** What a created or changed row must satisfy; Directus cannot follow relations in it. */
  readonly check?: Filter;
  readonly presets?: Filter;
};

export type CollectionAccess = {
  readonly read?: Rule;
  readonly create?: Rule;
  readonly update?: Rule;
  readonly delete?: Omit<Rule, 'fields'> & { readonly fields?: undefined };
};

export type RoleAccess = Readonly<Record<string, CollectionAccess>>;

type Level = 'admin' | 'member';

export const ME = '$CURRENT_USER';
export const isMe: Filter = { _eq: ME };

const under = (path: readonly string[], filter: Filter): Filter =>
  path.reduceRight<Filter>((inner, key) => ({ [key]: inner }), filter);

/** Every condition at once. Conditions meant for one joined row go under one path, not here. */
export const all = (...conditions: readonly Filter[]): Filter => ({ _and: conditions });

/** Any of the conditions; only of plain columns, since a join in it would multiply sums. */
export const any = (...conditions: readonly Filter[]): Filter => ({ _or: conditions });

/** The account found by following `path` has the asker among its members, at that level. */
export const accountMember = (path: readonly string[], level?: Level): Filter =>
  under(
    [...path, 'members'],
    level ? all({ user: isMe }, { level: { _eq: level } }) : { user: isMe },
  );

/** The project found by following `path` has the asker in its team. */
export const projectMember = (path: readonly string[]): Filter =>
  under([...path, 'members'], { user: isMe });

/** The mission found by following `path` runs, and is held by a vendor the asker belongs to. */
export const runningMission = (path: readonly string[]): Filter =>
  under(path, all({ status: { _eq: 'active' } }, { vendor: { members: { user: isMe } } }));

/** The vendor found by following `path` has the asker among its people. */
export const vendorMember = (path: readonly string[]): Filter =>
  under([...path, 'members'], { user: isMe });

/** For create: the field is in the body, and not null; `_nnull` alone lets an absent one pass. */
export const isGiven = (field: string): Filter =>
  all({ [field]: { _submitted: true } }, { [field]: { _nnull: true } });

/** For create and update: the vendor written in the row is one of the asker's. */
export const writesOwnVendor: Filter = all(
  { vendor: { _nnull: true } },
  { vendor: { _in: '$CURRENT_USER.vendor_memberships.vendor' } },
);

export { stamps as STAMPS } from '@ia/core/records/server-owned';
