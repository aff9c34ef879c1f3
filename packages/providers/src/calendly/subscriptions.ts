import { z } from 'zod';
import type { AllowedHosts } from '../outbound/allowed-hosts.ts';
import { type OutboundClient, outboundClient } from '../outbound/outbound-client.ts';
import { ProviderError } from '../provider-error.ts';

export interface CalendlyAccess {
  /** `https://api.calendly.com` */
  readonly baseUrl: string;
  readonly allowedHosts: AllowedHosts;
  /** A personal access token, or one of OAuth. */
  readonly accessToken: string;
}

export type CalendlyScope = 'organization' | 'user';

export interface CalendlySubscription {
  readonly uri: string;
  /** Calendly disables one whose address fails for a day. */
  readonly state: 'active' | 'disabled';
  readonly scope: CalendlyScope;
}

/** developer.calendly.com, API v2: `GET /users/me`. */
const me = z.object({
  resource: z.object({
    uri: z.string().min(1).max(500),
    current_organization: z.string().min(1).max(500),
  }),
});

/** `POST /webhook_subscriptions` and `GET /webhook_subscriptions/{uuid}`. */
const subscription = z.object({
  resource: z.object({
    uri: z.string().min(1).max(500),
    state: z.enum(['active', 'disabled']),
    scope: z.enum(['organization', 'user']),
  }),
});

const EVENTS = [
  'invitee.created',
  'invitee.canceled',
  'invitee_no_show.created',
  'invitee_no_show.deleted',
];
/** Told to whole organizations only. */
const ORGANIZATION_EVENTS = ['routing_form_submission.created'];

export interface NewCalendlySubscription {
  /** Where it delivers; https, and never changed afterwards. */
  readonly url: string;
  readonly scope: CalendlyScope;
  /** What it signs with, drawn by us: Calendly never tells it again. */
  readonly signingKey: string;
}

/**
 * Has bookings of an organization or of one person delivered to us. An address is subscribed once: one
 * that was taken without our hearing of it is given up for the new one, whose key we know.
 * @throws ProviderError
 */
export async function createCalendlySubscription(
  access: CalendlyAccess,
  { url, scope, signingKey }: NewCalendlySubscription,
): Promise<CalendlySubscription> {
  const ask = clientOf(access);
  const { resource: person } = read(me, (await ask({ path: '/users/me' })).data);
  const of = {
    organization: person.current_organization,
    ...(scope === 'user' && { user: person.uri }),
    scope,
  };
  const events = scope === 'organization' ? [...EVENTS, ...ORGANIZATION_EVENTS] : EVENTS;
  const create = async () => {
    const body = { url, events, ...of, signing_key: signingKey };
    const { data } = await ask({ method: 'POST', path: '/webhook_subscriptions', body });
    return read(subscription, data).resource;
  };
  try {
    return await create();
  } catch (error) {
    const taken = isTaken(error) ? await findByAddress(ask, of, url) : null;
    if (!taken) throw error;
    await deleteCalendlySubscription(access, taken);
    return create();
  }
}

/** `GET /webhook_subscriptions` */
const listed = z.object({
  collection: z.array(z.object({ uri: z.string().min(1).max(500), callback_url: z.string() })),
});

/** Among the hundred latest of the same kind; its own name, or null. */
async function findByAddress(
  ask: OutboundClient,
  of: Readonly<Record<string, string>>,
  url: string,
): Promise<string | null> {
  const query = { ...of, count: '100', sort: 'created_at:desc' };
  const { data } = await ask({ path: '/webhook_subscriptions', query });
  const { collection } = read(listed, data);
  return collection.find(({ callback_url }) => callback_url === url)?.uri ?? null;
}

/** @returns null when Calendly knows it no more @throws ProviderError */
export async function fetchCalendlySubscription(
  access: CalendlyAccess,
  uri: string,
): Promise<CalendlySubscription | null> {
  try {
    const { data } = await clientOf(access)({ path: pathOf(uri) });
    return read(subscription, data).resource;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** One that is gone already is as well. @throws ProviderError */
export async function deleteCalendlySubscription(
  access: CalendlyAccess,
  uri: string,
): Promise<void> {
  try {
    await clientOf(access)({ method: 'DELETE', path: pathOf(uri) });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function clientOf({ baseUrl, allowedHosts, accessToken }: CalendlyAccess): OutboundClient {
  return outboundClient({
    service: 'Calendly',
    baseUrl,
    allowedHosts,
    headers: { authorization: `Bearer ${accessToken}` },
    maxBytes: 262_144,
    retries: 2,
    resetHeader: 'x-ratelimit-reset',
  });
}

/** By its last part alone: what Calendly names is asked of Calendly, wherever the name points. */
function pathOf(uri: string): string {
  return `/webhook_subscriptions/${encodeURIComponent(uri.split('/').at(-1) ?? '')}`;
}

function read<Shape>(shape: z.ZodType<Shape>, data: unknown): Shape {
  const parsed = shape.safeParse(data);
  if (parsed.success) return parsed.data;
  const reason = 'an answer of another shape than documented';
  throw new ProviderError('Calendly', reason, { isRetryable: false });
}

function isTaken(error: unknown): boolean {
  return error instanceof ProviderError && error.status === 409;
}

function isGone(error: unknown): boolean {
  return error instanceof ProviderError && error.status === 404;
}
