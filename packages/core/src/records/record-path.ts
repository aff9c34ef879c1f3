/** Records that are read elsewhere than on a form of their collection. */
const PLACES: Readonly<Record<string, (id: string) => string>> = {
  deals: (id) => `/pipeline?deal=${id}`,
  leads: (id) => `/leads?lead=${id}`,
  inbound_events: (id) => `/inbound/${id}`,
  directus_users: (id) => `/users/${id}`,
  directus_files: (id) => `/files/${id}`,
  directus_roles: (id) => `/settings/roles/${id}`,
  directus_policies: (id) => `/settings/policies/${id}`,
  directus_flows: (id) => `/settings/flows/${id}`,
  directus_settings: () => '/settings/project',
};

/**
 * Where within the staff app a record is read; null when it has no page there (rows of Directus such as
 * permissions, and what the platform keeps out of the model).
 */
export function recordPath(collection: string, id: string): string | null {
  const key = encodeURIComponent(id);
  if (Object.hasOwn(PLACES, collection)) return PLACES[collection]?.(key) ?? null;
  return collection.startsWith('directus_') ? null : `/content/${collection}/${key}`;
}
