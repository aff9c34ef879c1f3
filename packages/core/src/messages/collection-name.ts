import type { Locale, Localised } from './locale.ts';

/** Tables that are not of the model, or that Directus names in its own way. */
const TABLES = {
  directus_access: { fr: 'Attributions de droits', en: 'Access' },
  directus_files: { fr: 'Fichiers', en: 'Files' },
  directus_flows: { fr: 'Automatismes', en: 'Flows' },
  directus_permissions: { fr: 'Permissions', en: 'Permissions' },
  directus_policies: { fr: 'Règles d’accès', en: 'Access policies' },
  directus_presets: { fr: 'Vues', en: 'Views' },
  directus_roles: { fr: 'Rôles', en: 'Roles' },
  directus_settings: { fr: 'Réglages', en: 'Settings' },
  directus_shares: { fr: 'Partages', en: 'Shares' },
  directus_users: { fr: 'Utilisateurs', en: 'Users' },
  mails: { fr: 'E-mails', en: 'E-mails' },
} as const satisfies Readonly<Record<string, Localised>>;

const isKnown = (name: string): name is keyof typeof TABLES => Object.hasOwn(TABLES, name);

/**
 * The name of a collection as a log keeps it, in words. `nameOf` tells what the model calls it, null where it has
 * no such collection; a name nobody knows stays as it is.
 */
export function collectionText(
  name: string,
  locale: Locale,
  nameOf: (collection: string) => string | null,
): string {
  return isKnown(name) ? TABLES[name][locale] : (nameOf(name) ?? name);
}
