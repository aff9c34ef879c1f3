import { DomainError } from '@ia/core';
import { sourceKinds } from '@ia/core/acquisition/source-kinds';
import { secretSeal } from '@ia/directus-kit/settings/sealed-secret';
import type { Unit } from '@ia/directus-kit/writing/unit';
import { saveSealed, saveToken } from '@ia/records/sources/inbound-gates';
import { drawToken, hashToken, loadSecrets } from '@ia/records/sources/source-gates';
import { secretsShape } from '@ia/records/sources/source-settings';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { InboundEnv } from './inbound-env.ts';

const name = z.string().trim().min(1).max(255);
const settings = z.record(z.string(), z.unknown());
/** A secret that is not told stays; null takes it away. */
const secrets = z
  .strictObject({
    signing_secret: z.string().min(1).max(4000).nullable(),
    access_token: z.string().min(1).max(4000).nullable(),
    password: z.string().min(1).max(4000).nullable(),
    verify_token: z.string().min(1).max(4000).nullable(),
  })
  .partial();

export const newSourceBody = z.strictObject({
  name,
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/),
  kind: z.enum(sourceKinds),
  owner: z.uuid().nullish(),
  settings: settings.default({}),
  secrets: secrets.default({}),
});

export const changedSourceBody = z.strictObject({
  name: name.optional(),
  owner: z.uuid().nullish(),
  is_active: z.boolean().optional(),
  settings: settings.optional(),
  secrets: secrets.optional(),
});

/** A day is enough to change an address everywhere it was given. */
export const rotationBody = z.strictObject({
  grace_minutes: z.number().int().min(0).max(1440).default(0),
});

/** A new source and its secret address, told this one time. */
export async function createSource(
  unit: Unit,
  env: InboundEnv,
  { secrets: given, ...source }: z.output<typeof newSourceBody>,
) {
  const sources = unit.items('sync_sources');
  const id = await sources.createOne({ ...source, is_active: true }, unit.options);
  const url = await openAddress(unit, env, { source: id, key: source.key, graceMinutes: 0 });
  await changeSecrets(unit.trx, env, { source: id, given });
  return { id, url };
}

/** @throws NOT_FOUND */
export async function changeSource(
  unit: Unit,
  env: InboundEnv,
  { id, change }: { readonly id: string; readonly change: z.output<typeof changedSourceBody> },
): Promise<void> {
  await keyOf(unit.trx, id);
  const { secrets: given = {}, ...fields } = change;
  if (Object.keys(fields).length > 0) {
    await unit.items('sync_sources').updateOne(id, fields, unit.options);
  }
  await changeSecrets(unit.trx, env, { source: id, given });
}

/** Another address for a source. The one before dies at once unless it is given a grace. */
export async function rotateAddress(
  unit: Unit,
  env: InboundEnv,
  { id, graceMinutes }: { readonly id: string; readonly graceMinutes: number },
): Promise<{ readonly id: string; readonly url: string }> {
  const key = await keyOf(unit.trx, id);
  return { id, url: await openAddress(unit, env, { source: id, key, graceMinutes }) };
}

interface Opening {
  readonly source: string;
  readonly key: string;
  readonly graceMinutes: number;
}

async function openAddress(
  { trx, items, options }: Unit,
  { publicUrl }: InboundEnv,
  { source, key, graceMinutes }: Opening,
): Promise<string> {
  const token = drawToken();
  await saveToken(trx, { source, hash: hashToken(token), graceMinutes });
  const rotated_at = new Date().toISOString();
  await items('sync_sources').updateOne(source, { rotated_at }, options);
  return `${publicUrl}/inbound/${key}/${token}`;
}

async function changeSecrets(
  trx: Knex.Transaction,
  { filesKey }: InboundEnv,
  { source, given }: { readonly source: string; readonly given: z.output<typeof secrets> },
): Promise<void> {
  if (Object.keys(given).length === 0) return;
  const known = await loadSecrets(trx, filesKey, source);
  const merged = Object.entries({ ...known, ...given }).filter(([, value]) => value !== null);
  const kept = secretsShape.parse(Object.fromEntries(merged));
  const isEmpty = Object.keys(kept).length === 0;
  const sealed = isEmpty ? null : secretSeal(filesKey).seal(JSON.stringify(kept), source);
  await saveSealed(trx, source, sealed);
}

async function keyOf(trx: Knex.Transaction, id: string): Promise<string> {
  const row = await trx('sync_sources')
    .where({ id })
    .whereIn('kind', [...sourceKinds])
    .first<{ key: string } | undefined>('key');
  if (!row) throw new DomainError('NOT_FOUND');
  return row.key;
}
