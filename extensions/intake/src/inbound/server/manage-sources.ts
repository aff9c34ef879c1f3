import { DomainError } from '@ia/core';
import { sourceKinds } from '@ia/core/acquisition/source-kinds';
import { type ExtensionContext, recordAudit } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { secretSeal } from '@ia/directus-kit/settings/sealed-secret';
import { saveSealed, saveToken } from '@ia/records/sources/inbound-gates';
import { drawToken, hashToken, loadSecrets } from '@ia/records/sources/source-gates';
import { secretsShape } from '@ia/records/sources/source-settings';
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

export interface SourceAsker extends Asker {
  readonly inbound: InboundEnv;
}

/** A new source and its secret address, told this one time. */
export async function createSource(
  context: ExtensionContext,
  asker: SourceAsker,
  { secrets: given, ...source }: z.output<typeof newSourceBody>,
) {
  const id = await items(context, asker).createOne({ ...source, is_active: true });
  const url = await openAddress(context, asker, { source: id, key: source.key, graceMinutes: 0 });
  await changeSecrets(context, asker, id, given);
  return { id, url };
}

export async function changeSource(
  context: ExtensionContext,
  asker: SourceAsker,
  { id, change }: { readonly id: string; readonly change: z.output<typeof changedSourceBody> },
): Promise<void> {
  await keyOf(context, id);
  const { secrets: given, ...fields } = change;
  if (Object.keys(fields).length > 0) await items(context, asker).updateOne(id, fields);
  if (given) await changeSecrets(context, asker, id, given);
}

/** Another address for a source. The one before dies at once unless it is given a grace. */
export async function rotateAddress(
  context: ExtensionContext,
  asker: SourceAsker,
  { id, graceMinutes }: { readonly id: string; readonly graceMinutes: number },
): Promise<{ readonly id: string; readonly url: string }> {
  const key = await keyOf(context, id);
  return { id, url: await openAddress(context, asker, { source: id, key, graceMinutes }) };
}

interface Opening {
  readonly source: string;
  readonly key: string;
  readonly graceMinutes: number;
}

async function openAddress(
  context: ExtensionContext,
  asker: SourceAsker,
  { source, key, graceMinutes }: Opening,
): Promise<string> {
  const token = drawToken();
  await saveToken(context.database, { source, hash: hashToken(token), graceMinutes });
  await items(context, asker).updateOne(source, { rotated_at: new Date().toISOString() });
  await recordAudit(context.database, {
    action: 'source.address_changed',
    collection: 'sync_sources',
    subject: source,
    accountability: asker.accountability,
  });
  return `${asker.inbound.publicUrl}/inbound/${key}/${token}`;
}

async function changeSecrets(
  { database }: ExtensionContext,
  { inbound }: SourceAsker,
  source: string,
  given: z.output<typeof secrets>,
): Promise<void> {
  if (Object.keys(given).length === 0) return;
  const known = await loadSecrets(database, inbound.filesKey, source);
  const merged = Object.entries({ ...known, ...given }).filter(([, value]) => value !== null);
  const kept = secretsShape.parse(Object.fromEntries(merged));
  const seal = secretSeal(inbound.filesKey);
  const isEmpty = Object.keys(kept).length === 0;
  await saveSealed(database, source, isEmpty ? null : seal.seal(JSON.stringify(kept), source));
}

async function keyOf({ database }: ExtensionContext, id: string): Promise<string> {
  const row = await database('sync_sources')
    .where({ id })
    .whereIn('kind', [...sourceKinds])
    .first<{ key: string } | undefined>('key');
  if (!row) throw new DomainError('NOT_FOUND');
  return row.key;
}

function items({ services, database }: ExtensionContext, { accountability, schema }: SourceAsker) {
  return new services.ItemsService('sync_sources', { accountability, schema, knex: database });
}
