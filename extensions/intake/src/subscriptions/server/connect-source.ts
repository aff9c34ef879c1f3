import { randomBytes } from 'node:crypto';
import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import { runUnit, type UnitAuthor } from '@ia/directus-kit/writing/unit';
import { loadSecrets, mergeSecrets } from '@ia/records/sources/source-gates';
import { type SourceSecrets, settingsShape } from '@ia/records/sources/source-settings';
import type { InboundEnv } from '../../inbound/server/inbound-env.ts';
import {
  keepAddress,
  openAddress,
  RENEWAL_GRACE_MINUTES,
} from '../../inbound/server/manage-sources.ts';
import { type ConnectableSource, findSource } from './store/sources.ts';
import { beginConnecting } from './store/subscriptions.ts';

interface Connecting {
  readonly id: string;
  readonly author: UnitAuthor;
}

/**
 * Makes a source ready to be subscribed at its provider: a fresh address that is kept sealed, and the
 * key bookings are signed with. The provider is asked afterwards, by `watchSource`.
 * @throws NOT_FOUND, SOURCE_NOT_CONNECTABLE, SOURCE_SECRET_MISSING, SOURCE_OWNER_MISSING, SOURCE_BUSY
 */
export async function connectSource(
  context: ExtensionContext,
  env: InboundEnv,
  { id, author }: Connecting,
): Promise<void> {
  await runUnit(context, author, async (unit) => {
    const source = await findSource(unit.trx, id);
    if (!source) throw new DomainError('NOT_FOUND');
    const secrets = await loadSecrets(unit.trx, env.filesKey, id);
    assertConnectable(source, secrets);
    if (!(await beginConnecting(unit.trx, id))) throw new DomainError('SOURCE_BUSY');
    const url = await openAddress(unit, env, {
      source: id,
      key: source.key,
      graceMinutes: RENEWAL_GRACE_MINUTES,
    });
    await keepAddress(unit.trx, env, { source: id, url });
    if (!secrets.signing_secret) {
      const signing_secret = randomBytes(32).toString('base64url');
      await mergeSecrets(unit.trx, env.filesKey, { source: id, given: { signing_secret } });
    }
    await unit.audit({ action: 'source.connected', collection: 'sync_sources', subject: id });
  });
}

function assertConnectable(
  { kind, is_active, settings }: ConnectableSource,
  secrets: SourceSecrets,
) {
  const isKnown = kind === 'calendly' || kind === 'linkedin';
  if (!isKnown || !is_active) throw new DomainError('SOURCE_NOT_CONNECTABLE');
  if (!secrets.access_token) {
    throw new DomainError('SOURCE_SECRET_MISSING', { field: 'access_token' });
  }
  if (kind === 'calendly') return;
  // LinkedIn signs, and asks for its challenge, with the secret of the application: it cannot be drawn.
  if (!secrets.signing_secret) {
    throw new DomainError('SOURCE_SECRET_MISSING', { field: 'signing_secret' });
  }
  if (!settingsShape('linkedin').parse(settings ?? {}).lead_owner) {
    throw new DomainError('SOURCE_OWNER_MISSING');
  }
}
