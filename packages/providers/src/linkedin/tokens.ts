import { z } from 'zod';
import type { AllowedHosts } from '../outbound/allowed-hosts.ts';
import { type OutboundClient, outboundClient } from '../outbound/outbound-client.ts';
import { ProviderError } from '../provider-error.ts';

export interface LinkedinApp {
  /** `https://www.linkedin.com` */
  readonly oauthUrl: string;
  readonly allowedHosts: AllowedHosts;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface LinkedinTokens {
  readonly accessToken: string;
  readonly expiresAt: Date;
  /** Null when LinkedIn gave no new one: the one that was used stays. */
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: Date | null;
}

const seconds = z.number().int().positive().max(400_000_000);
/** learn.microsoft.com, LinkedIn, programmatic refresh tokens. */
const refreshed = z.object({
  access_token: z.string().min(1).max(4000),
  expires_in: seconds,
  refresh_token: z.string().min(1).max(4000).optional(),
  refresh_token_expires_in: seconds.optional(),
});
/** The same, token introspection. */
const introspected = z.object({
  active: z.boolean(),
  /** Unix seconds. */
  expires_at: z.number().int().positive().max(9e9).optional(),
});

/** A new access token, good for sixty days, by a refresh token, good for a year. @throws ProviderError */
export async function refreshLinkedinTokens(
  app: LinkedinApp,
  refreshToken: string,
  now: Date,
): Promise<LinkedinTokens> {
  const body = form(app, { grant_type: 'refresh_token', refresh_token: refreshToken });
  const { data } = await clientOf(app)({ method: 'POST', path: '/oauth/v2/accessToken', body });
  const told = read(refreshed, data);
  const after = (duration: number) => new Date(now.getTime() + duration * 1000);
  return {
    accessToken: told.access_token,
    expiresAt: after(told.expires_in),
    refreshToken: told.refresh_token ?? null,
    refreshExpiresAt: told.refresh_token_expires_in ? after(told.refresh_token_expires_in) : null,
  };
}

/** When a token ends, or that it has; null when LinkedIn does not say. @throws ProviderError */
export async function fetchTokenEnd(
  app: LinkedinApp,
  token: string,
): Promise<Date | 'ended' | null> {
  const body = form(app, { token });
  const { data } = await clientOf(app)({ method: 'POST', path: '/oauth/v2/introspectToken', body });
  const { active, expires_at } = read(introspected, data);
  if (!active) return 'ended';
  return expires_at ? new Date(expires_at * 1000) : null;
}

function form(
  { clientId, clientSecret }: LinkedinApp,
  fields: Readonly<Record<string, string>>,
): URLSearchParams {
  return new URLSearchParams({ ...fields, client_id: clientId, client_secret: clientSecret });
}

function clientOf({ oauthUrl, allowedHosts }: LinkedinApp): OutboundClient {
  const common = { service: 'LinkedIn', baseUrl: oauthUrl, allowedHosts };
  return outboundClient({ ...common, maxBytes: 65_536, retries: 2 });
}

function read<Shape>(shape: z.ZodType<Shape>, data: unknown): Shape {
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  const reason = 'an answer of another shape than documented';
  throw new ProviderError('LinkedIn', reason, { isRetryable: false });
}
