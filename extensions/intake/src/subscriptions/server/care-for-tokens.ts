import { decideTokenCare } from '@ia/core/acquisition/decide-token-care';
import { fetchTokenEnd, refreshLinkedinTokens } from '@ia/providers/linkedin/tokens';
import { mergeSecrets } from '@ia/records/sources/source-gates';
import { type SourceSecrets, settingsShape } from '@ia/records/sources/source-settings';
import type { InboundEnv } from '../../inbound/server/inbound-env.ts';
import { warnOfTokens } from './notices.ts';
import { type Subscription, saveTokenEnds } from './store/subscriptions.ts';
import type { WatchContext } from './watch-context.ts';

/**
 * Keeps the access of a source to LinkedIn: learns when its token ends, renews it ahead, and tells the
 * administration what only a person can renew. Tokens of Calendly do not end.
 * @returns the secrets to go on with @throws ProviderError
 */
export async function careForTokens(
  context: WatchContext,
  env: InboundEnv,
  { row, secrets }: { readonly row: Subscription; readonly secrets: SourceSecrets },
): Promise<SourceSecrets> {
  const { access_token, refresh_token, signing_secret } = secrets;
  if (row.kind !== 'linkedin' || !access_token) return secrets;
  const { client_id } = settingsShape('linkedin').parse(row.settings ?? {});
  if (!client_id || !signing_secret) return secrets;
  const { linkedinOauthUrl: oauthUrl, allowedHosts } = env;
  const app = { oauthUrl, allowedHosts, clientId: client_id, clientSecret: signing_secret };
  const { database, now } = context;
  const learned = row.token_expires_at ?? (await fetchTokenEnd(app, access_token));
  // One that has ended already says nothing of when: it is renewed, or told, at once.
  const accessEndsAt = learned === 'ended' ? now() : learned;
  const refreshEndsAt = row.refresh_expires_at;
  const mayRefresh = refresh_token !== undefined;
  const state = { accessEndsAt, refreshEndsAt, mayRefresh };
  const care = decideTokenCare(state, now());
  if (!care.isToRefresh || !refresh_token) {
    await saveTokenEnds(database, row.source, {
      token_expires_at: accessEndsAt,
      refresh_expires_at: refreshEndsAt,
    });
    if (care.warning) await warnOfTokens(database, { row, warning: care.warning, ...state });
    return secrets;
  }
  const tokens = await refreshLinkedinTokens(app, refresh_token, now());
  const ends = tokens.refreshExpiresAt ?? refreshEndsAt;
  const renewed = await database.transaction(async (trx) => {
    const kept = await mergeSecrets(trx, env.filesKey, {
      source: row.source,
      given: {
        access_token: tokens.accessToken,
        ...(tokens.refreshToken && { refresh_token: tokens.refreshToken }),
      },
    });
    await saveTokenEnds(trx, row.source, {
      token_expires_at: tokens.expiresAt,
      refresh_expires_at: ends,
    });
    return kept;
  });
  const after = { accessEndsAt: tokens.expiresAt, refreshEndsAt: ends, mayRefresh };
  const { warning } = decideTokenCare(after, now());
  if (warning) await warnOfTokens(database, { row, warning, ...after });
  return renewed;
}
