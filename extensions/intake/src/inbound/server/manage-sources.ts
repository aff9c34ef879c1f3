import { DomainError } from '@ia/core';
import type { Unit } from '@ia/directus-kit/writing/unit';
import { saveToken } from '@ia/records/sources/inbound-gates';
import { drawToken, hashToken, mergeSecrets } from '@ia/records/sources/source-gates';
import type { Knex } from 'knex';
import type { ChangedSourceBody, NewSourceBody, OpenedAddress } from '../contract.ts';
import type { InboundEnv } from './inbound-env.ts';
import { findSourceKey } from './store/lists.ts';
import { requestRenewal } from './store/renewals.ts';

/** A new source and its secret address, told this one time. */
export async function createSource(
  unit: Unit,
  env: InboundEnv,
  { secrets: given, ...source }: NewSourceBody,
): Promise<OpenedAddress> {
  const sources = unit.items('sync_sources');
  const id = await sources.createOne({ ...source, is_active: true }, unit.options);
  const url = await openAddress(unit, env, { source: id, key: source.key, graceMinutes: 0 });
  if (hasAny(given)) await mergeSecrets(unit.trx, env.filesKey, { source: id, given });
  return { id, url };
}

/** @throws NOT_FOUND */
export async function changeSource(
  unit: Unit,
  env: InboundEnv,
  { id, change }: { readonly id: string; readonly change: ChangedSourceBody },
): Promise<void> {
  await keyOf(unit, id);
  const { secrets: given = {}, ...fields } = change;
  if (Object.keys(fields).length > 0) {
    await unit.items('sync_sources').updateOne(id, fields, unit.options);
  }
  if (hasAny(given)) await mergeSecrets(unit.trx, env.filesKey, { source: id, given });
  // What the provider was told may have changed: it is subscribed anew by the next watch.
  if (hasAny(given) || fields.settings) await requestRenewal(unit.trx, id);
}

async function keyOf({ trx }: Unit, id: string): Promise<string> {
  const key = await findSourceKey(trx, id);
  if (key === null) throw new DomainError('NOT_FOUND');
  return key;
}

const hasAny = (given: object): boolean => Object.keys(given).length > 0;

/**
 * Another address for a source. The one before dies at once unless it is given a grace.
 * @throws NOT_FOUND
 */
export async function rotateAddress(
  unit: Unit,
  env: InboundEnv,
  { id, graceMinutes }: { readonly id: string; readonly graceMinutes: number },
): Promise<OpenedAddress> {
  const key = await keyOf(unit, id);
  // Until the provider is told of the new address it delivers to the one before.
  const isSubscribed = await requestRenewal(unit.trx, id);
  const grace = isSubscribed ? Math.max(graceMinutes, RENEWAL_GRACE_MINUTES) : graceMinutes;
  const url = await openAddress(unit, env, { source: id, key, graceMinutes: grace });
  if (isSubscribed) await keepAddress(unit.trx, env, { source: id, url });
  return { id, url };
}

/** Time for the provider to be told of another address. */
export const RENEWAL_GRACE_MINUTES = 60;

/** Keeps the secret of an address, sealed, so that the provider can be given it again. */
export async function keepAddress(
  trx: Knex.Transaction,
  { filesKey }: InboundEnv,
  { source, url }: { readonly source: string; readonly url: string },
): Promise<void> {
  const callback_token = url.split('/').at(-1);
  await mergeSecrets(trx, filesKey, { source, given: { callback_token } });
}

interface Opening {
  readonly source: string;
  readonly key: string;
  readonly graceMinutes: number;
}

/** Draws the token of an address. */
export async function openAddress(
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
