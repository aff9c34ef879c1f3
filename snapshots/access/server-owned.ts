import { serverOwned as ownedOf } from '@ia/core/records/server-owned';

type Write = 'create' | 'update';

/** Fields of Directus' own collections that the server alone writes; ours are told by core. */
const OF_DIRECTUS: Readonly<Record<string, readonly string[]>> = {
  directus_files: [
    'activity',
    'filename_disk',
    'filesize',
    'uploaded_by',
    'uploaded_on',
    'created_on',
    'modified_by',
    'modified_on',
    'metadata',
    'tus_id',
    'tus_data',
  ],
  directus_users: [
    'email',
    'external_identifier',
    'auth_data',
    'last_access',
    'last_page',
    'policies',
    'provider',
    'role',
    'status',
    'tfa_secret',
    'token',
  ],
  directus_dashboards: ['user_created'],
  directus_panels: ['user_created'],
  directus_presets: ['author', 'user', 'role'],
};

/** An upload is written with the asker's rights, the storage that Directus chose included. */
const ON_UPDATE: Readonly<Record<string, readonly string[]>> = { directus_files: ['storage'] };

/** What no role but the administration writes, whatever else it may. */
export function serverOwned(collection: string, action: Write): readonly string[] {
  return [
    ...ownedOf(collection),
    ...(OF_DIRECTUS[collection] ?? []),
    ...(action === 'update' ? (ON_UPDATE[collection] ?? []) : []),
  ];
}

/** @throws when a right to write names every field, none, or one that is the server's */
export function assertNamesItsFields(
  where: string,
  collection: string,
  action: Write,
  fields: readonly string[] | undefined,
): void {
  if (!fields || fields.length === 0 || fields.includes('*'))
    throw new Error(`${where}: a right to write lists its fields one by one.`);
  const owned = serverOwned(collection, action);
  const wrong = fields.find((field) => owned.includes(field));
  if (wrong) throw new Error(`${where}: ${wrong} is written by the server alone.`);
}
