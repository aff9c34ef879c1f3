import type pg from 'pg';
import type { IdMap } from './id-map.ts';

/** How the files call the rows that Directus itself creates, with an identifier of its own. */
const ADMIN_ROLE = '_sync_default_admin_role';
const ADMIN_POLICY = '_sync_default_admin_policy';
const PUBLIC_POLICY = '_sync_default_public_policy';
const SETTINGS = '_sync_default_settings';

async function readId(client: pg.ClientBase, sql: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(sql);
  return rows[0]?.id;
}

/**
 * Recognises the administrator, the public and the settings of this installation by what they are.
 * @throws when there is no administrator or no public policy: no file could say what they were
 */
export async function recogniseBuiltInRows(client: pg.ClientBase, ids: IdMap): Promise<void> {
  const admin = await client.query<{ role: string; policy: string }>(
    `SELECT access.role, access.policy
     FROM directus_access access JOIN directus_policies policy ON policy.id = access.policy
     WHERE policy.admin_access AND access.role IS NOT NULL ORDER BY 1, 2`,
  );
  const known = ids.find('roles', ADMIN_ROLE);
  const found = admin.rows.find(({ role }) => role === known) ?? admin.rows[0];
  const everybody = await readId(
    client,
    `SELECT policy AS id FROM directus_access
     WHERE role IS NULL AND "user" IS NULL ORDER BY sort NULLS LAST LIMIT 1`,
  );
  const settings = await readId(client, 'SELECT id::text FROM directus_settings LIMIT 1');
  const builtIn = [
    { name: 'roles', syncId: ADMIN_ROLE, id: found?.role },
    { name: 'policies', syncId: ADMIN_POLICY, id: found?.policy },
    { name: 'policies', syncId: PUBLIC_POLICY, id: everybody },
  ];
  for (const { name, syncId, id } of builtIn) {
    if (ids.find(name, syncId)) continue;
    if (id === undefined) throw new Error(`The database has no ${syncId} (${name}).`);
    ids.set(name, syncId, id);
  }
  if (settings !== undefined && !ids.find('settings', SETTINGS))
    ids.set('settings', SETTINGS, settings);
}
