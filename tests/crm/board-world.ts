import type { Pool } from 'pg';
import { type Platform, signIn } from '../harness/platform.ts';
import { PASSWORD } from '../harness/settings.ts';
import { type Api, apiOf } from './api.ts';
import { insertRow } from './world.ts';

export interface Right {
  readonly collection: string;
  readonly action: 'create' | 'read' | 'update';
  readonly fields: readonly string[];
  readonly where?: object;
  readonly check?: object;
  readonly presets?: object;
}

interface MadeRole {
  readonly name?: string;
  /** The policy hangs on a role above theirs. */
  readonly isNested?: boolean;
  /** Addresses the policy is bound to. */
  readonly addresses?: string;
}

/** Somebody whose role is made for the test: no role of ours sees only a part of the pipeline. */
export async function createWithRights(
  platform: Platform,
  rights: readonly Right[],
  { name = 'apprentice', isNested = false, addresses }: MadeRole = {},
): Promise<Api & { readonly id: string }> {
  const { database } = platform;
  const role = await insertRow(database, 'directus_roles', { name });
  const granted = isNested
    ? await insertRow(database, 'directus_roles', { name: `${name} above` })
    : role;
  if (isNested) {
    await database.query('UPDATE directus_roles SET parent = $1 WHERE id = $2', [granted, role]);
  }
  const policy = await insertRow(database, 'directus_policies', {
    name,
    admin_access: false,
    app_access: true,
    ip_access: addresses ?? null,
  });
  await insertRow(database, 'directus_access', { role: granted, policy });
  for (const { collection, action, fields, where, check, presets } of rights) {
    await database.query(
      `INSERT INTO directus_permissions
         (policy, collection, action, fields, permissions, validation, presets)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        policy,
        collection,
        action,
        fields.join(','),
        JSON.stringify(where ?? {}),
        check ? JSON.stringify(check) : null,
        presets ? JSON.stringify(presets) : null,
      ],
    );
  }
  const email = `${crypto.randomUUID().slice(0, 8)}@ia-infinity.example.com`;
  const { rows } = await database.query(
    `SELECT password FROM directus_users WHERE password IS NOT NULL LIMIT 1`,
  );
  const id = await insertRow(database, 'directus_users', {
    email,
    role,
    status: 'active',
    password: rows[0].password,
    provider: 'default',
    first_name: 'Noé',
    last_name: 'Petit',
  });
  return { ...apiOf(platform, await signIn(platform.url, email, PASSWORD)), id };
}

/** The order and the positions of a stage, as the database has them. */
export async function stageOrder(database: Pick<Pool, 'query'>, stage: string) {
  const { rows } = await database.query<{ id: string; position: string | null }>(
    `SELECT id, position FROM deals WHERE stage = $1
     ORDER BY position, date_created DESC NULLS LAST, id`,
    [stage],
  );
  return rows;
}

/** A change of stage past every gate but those of the database. */
export async function moveInSql(database: Pick<Pool, 'query'>, id: string, stage: string) {
  const reason = stage === 'lost' ? 'price' : null;
  await database.query('UPDATE deals SET stage = $1, loss_reason = $2 WHERE id = $3', [
    stage,
    reason,
    id,
  ]);
}
