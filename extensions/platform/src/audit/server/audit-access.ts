import type { ExtensionContext, HookRegister, Row } from '@ia/directus-kit';
import { keysOf, writeAudit } from './write-audit.ts';

/** Directus' own collections that decide who may do what. */
const SCOPES: Readonly<Record<string, string>> = {
  users: 'directus_users',
  roles: 'directus_roles',
  policies: 'directus_policies',
  permissions: 'directus_permissions',
  access: 'directus_access',
  settings: 'directus_settings',
  flows: 'directus_flows',
  shares: 'directus_shares',
};

/** A person signs in and looks around: these changes of their own row say nothing. */
const QUIET_FIELDS: readonly string[] = [
  'last_page',
  'last_access',
  'appearance',
  'theme_light',
  'theme_dark',
];

/** Changes of people, roles, policies and permissions: which fields, never the values (secrets). */
export function auditAccess({ action }: HookRegister, context: ExtensionContext): void {
  for (const [scope, collection] of Object.entries(SCOPES)) {
    for (const verb of ['create', 'update', 'delete'] as const) {
      action(`${scope}.${verb}`, async (meta, { accountability }) => {
        const fields = fieldsOf(meta.payload);
        if (verb === 'update' && fields.every((field) => QUIET_FIELDS.includes(field))) return;
        for (const subject of keysOf(meta)) {
          const action = `${collection.replace('directus_', '')}.${verb}d`;
          await writeAudit(context, {
            action,
            collection,
            subject,
            data: { fields },
            accountability,
          });
        }
      });
    }
  }
}

function fieldsOf(payload: unknown): string[] {
  const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
  return isRow(payload) && !Array.isArray(payload) ? Object.keys(payload) : [];
}
