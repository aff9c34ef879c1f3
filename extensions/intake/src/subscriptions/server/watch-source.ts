import { type ErrorCode, isDomainError, messageFor } from '@ia/core';
import { ProviderError } from '@ia/providers';
import { loadSecrets } from '@ia/records/sources/source-gates';
import { z } from 'zod';
import type { InboundEnv } from '../../inbound/server/inbound-env.ts';
import { careForTokens } from './care-for-tokens.ts';
import { tellFailed, tellRenewed } from './notices.ts';
import {
  claimSubscription,
  type Subscription,
  saveExternalId,
  settleActive,
  settleFailed,
} from './store/subscriptions.ts';
import { subscriberOf } from './subscriber.ts';
import type { WatchContext } from './watch-context.ts';

/** A provider that stays away this long is told of, though it may come back. */
const PATIENCE_MS = 24 * 3_600_000;

/**
 * Looks after one subscription that is due: its tokens, its state at the provider, and makes it (again)
 * where it is missing or was disabled. Claimed before the provider is asked, settled after.
 */
export async function watchSource(
  context: WatchContext,
  env: InboundEnv,
  source: string,
): Promise<void> {
  const { database, logger, now } = context;
  const row = await claimSubscription(database, source);
  if (!row) return;
  try {
    await watch(context, env, row);
  } catch (error) {
    const failure = describe(error);
    if (!failure) logger.error(error, `The source ${row.key} could not be watched.`);
    const { code, message, isPassing } = failure ?? UNKNOWN;
    const isTokenRefused = error instanceof ProviderError && error.status === 401;
    const told = { code, message, isPassing, isTokenRefused };
    const since = await settleFailed(database, source, told);
    const isLong = since !== null && now().getTime() - since.getTime() > PATIENCE_MS;
    if (since && (!isPassing || isLong))
      await tellFailed(database, { source, name: row.name, since, message });
  }
}

async function watch(context: WatchContext, env: InboundEnv, row: Subscription): Promise<void> {
  const { database, now } = context;
  const { source, external_id } = row;
  const known = await loadSecrets(database, env.filesKey, source);
  const secrets = await careForTokens(context, env, { row, secrets: known });
  const provider = subscriberOf(env, row, secrets);
  const isAsked = row.status === 'connecting';
  if (external_id && !isAsked && (await provider.stateOf(external_id)) === 'active') {
    await settleActive(database, source, {});
    return;
  }
  // The same address is subscribed once: what was there goes first.
  if (external_id) {
    await provider.end(external_id);
    await saveExternalId(database, source, null);
  }
  const url = `${env.publicUrl}/inbound/${row.key}/${secrets.callback_token ?? ''}`;
  const { externalId, scope } = await provider.subscribe(url);
  const isRenewed = !isAsked;
  const made = { external_id: externalId, scope, isRenewed, isNew: isAsked };
  // Somebody ended it while the provider was asked: what was made then is nobody's.
  if (!(await settleActive(database, source, made))) return provider.end(externalId);
  if (isRenewed) await tellRenewed(database, row, now());
}

interface Described {
  readonly code: ErrorCode;
  readonly message: string;
  readonly isPassing: boolean;
}

const UNKNOWN: Described = {
  code: 'INTERNAL',
  message: messageFor('INTERNAL', {}, 'fr'),
  isPassing: true,
};

function describe(error: unknown): Described | null {
  if (isDomainError(error)) {
    const { code, details } = error;
    return { code, message: messageFor(code, details, 'fr'), isPassing: false };
  }
  if (!(error instanceof ProviderError)) return null;
  const { service, isRetryable } = error;
  const code = isRetryable ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REFUSED';
  const hint = [error.message, saidBy(error)].filter(Boolean).join(' : ');
  const message = messageFor(code, { value: service, hint }, 'fr');
  return { code, message, isPassing: isRetryable };
}

const said = z.object({ message: z.string() });

/** Of an answer, the sentence for people alone. */
function saidBy({ answer }: ProviderError): string | null {
  return said.safeParse(answer).data?.message.slice(0, 300) ?? null;
}
