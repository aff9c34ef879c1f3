import type pg from 'pg';
import type { IdMap } from './id-map.ts';
import type { WrittenRow } from './read-snapshots.ts';

type Grant = { readonly policy: string; readonly role: string; readonly sort: number | null };

function readGrants(ids: IdMap, policies: readonly WrittenRow[]): Grant[] {
  return policies.flatMap((policy) => {
    const roles = Array.isArray(policy.roles) ? policy.roles : [];
    return roles.flatMap(({ role, sort }: { role: string | null; sort: number | null }) => {
      // The public policy is everybody's: Directus made it so, and nothing else could be said of it.
      if (role === null) return [];
      const found = ids.find('roles', role);
      if (found === undefined)
        throw new Error(`policies ${policy._syncId}: role "${role}" is not in roles.json.`);
      return [{ policy: String(ids.find('policies', policy._syncId)), role: found, sort }];
    });
  });
}

const policyIds = (ids: IdMap, policies: readonly WrittenRow[]) =>
  policies.map(({ _syncId }) => ids.find('policies', _syncId));

/** Gives each role the policies that the files give it, and no other of them. */
export async function applyPolicyRoles(
  client: pg.ClientBase,
  ids: IdMap,
  policies: readonly WrittenRow[],
): Promise<string[]> {
  const grants = JSON.stringify(readGrants(ids, policies));
  const wanted = `json_to_recordset($1) AS wanted (policy uuid, role uuid, sort integer)`;
  const removed = await client.query(
    `DELETE FROM directus_access held
     WHERE held.role IS NOT NULL AND held.policy = ANY ($2) AND NOT EXISTS (
       SELECT 1 FROM ${wanted} WHERE wanted.policy = held.policy AND wanted.role = held.role)`,
    [grants, policyIds(ids, policies)],
  );
  const changed = await client.query(
    `UPDATE directus_access held SET sort = wanted.sort FROM ${wanted}
     WHERE wanted.policy = held.policy AND wanted.role = held.role
       AND held.sort IS DISTINCT FROM wanted.sort`,
    [grants],
  );
  const created = await client.query(
    `INSERT INTO directus_access (id, policy, role, sort)
     SELECT gen_random_uuid(), policy, role, sort FROM ${wanted} WHERE NOT EXISTS (
       SELECT 1 FROM directus_access held
       WHERE wanted.policy = held.policy AND wanted.role = held.role)`,
    [grants],
  );
  const touched = [removed, changed, created].reduce(
    (sum, { rowCount }) => sum + (rowCount ?? 0),
    0,
  );
  return touched > 0 ? [`policies of roles: ${touched} corrected`] : [];
}

/** A right given by hand to a policy of the files is none of the reviewed ones. */
export async function removeUnwrittenPermissions(
  client: pg.ClientBase,
  ids: IdMap,
  policies: readonly WrittenRow[],
): Promise<string[]> {
  const { rowCount } = await client.query(
    `DELETE FROM directus_permissions permission
     WHERE policy = ANY ($1) AND NOT EXISTS (
       SELECT 1 FROM directus_sync_id_map map
       WHERE map."table" = 'permissions' AND map.local_id = permission.id::text)`,
    [policyIds(ids, policies)],
  );
  return rowCount ? [`permissions: ${rowCount} that no file writes removed`] : [];
}
