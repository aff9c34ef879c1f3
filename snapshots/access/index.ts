import { createHash } from 'node:crypto';
import { uuidOfHash } from '@ia/core/text/stable-id';
import { clientAdmin } from './client_admin.ts';
import { clientMember } from './client_member.ts';
import { delivery } from './delivery.ts';
import { finance } from './finance.ts';
import { POLICY_IDS, type PolicyName } from './ids.ts';
import { n8n } from './n8n.ts';
import { sales } from './sales.ts';
import { assertNamesItsFields } from './server-owned.ts';
import type { Filter, RoleAccess, Rule } from './shapes.ts';
import { vendor } from './vendor.ts';

/** Every right there is. The public policy is not here: it has none. */
export const ACCESS: Readonly<Record<PolicyName, RoleAccess>> = {
  sales,
  delivery,
  finance,
  client_admin: clientAdmin,
  client_member: clientMember,
  vendor,
  n8n,
};

export const ACTIONS = ['read', 'create', 'update', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

export type Permission = {
  readonly _syncId: string;
  readonly policy: string;
  readonly collection: string;
  readonly action: Action;
  readonly permissions: Filter;
  readonly validation: Filter | null;
  readonly presets: Filter | null;
  readonly fields: readonly string[];
};

/** The same right keeps its identifier in every installation, so that a push changes only what changed. */
function identify(policy: string, collection: string, action: Action): string {
  const hex = createHash('sha256').update(`${policy}|${collection}|${action}`).digest('hex');
  return uuidOfHash(hex, { version: '5' });
}

function toPermission(role: PolicyName, collection: string, action: Action, rule: Partial<Rule>) {
  if (action === 'create' || action === 'update')
    assertNamesItsFields(`${role} ${action} ${collection}`, collection, action, rule.fields);
  const policy = POLICY_IDS[role];
  return {
    _syncId: identify(policy, collection, action),
    policy,
    collection,
    action,
    permissions: rule.where ?? {},
    validation: rule.check ?? null,
    presets: rule.presets ?? null,
    fields: rule.fields ?? ['*'],
  };
}

/** The rows of directus_permissions, in a stable order: role, collection, action. */
export function generatePermissions(): Permission[] {
  const roles = Object.entries(ACCESS) as [PolicyName, RoleAccess][];
  return roles.flatMap(([role, access]) =>
    Object.entries(access).flatMap(([collection, rules]) =>
      ACTIONS.flatMap((action) => {
        const rule = rules[action];
        return rule ? [toPermission(role, collection, action, rule)] : [];
      }),
    ),
  );
}
