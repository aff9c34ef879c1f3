import { DomainError } from '@ia/core';
import {
  createCalendlySubscription,
  deleteCalendlySubscription,
  fetchCalendlySubscription,
} from '@ia/providers/calendly/subscriptions';
import {
  createLeadSubscription,
  deleteLeadSubscription,
  hasLeadSubscription,
} from '@ia/providers/linkedin/lead-subscriptions';
import { type SourceSecrets, settingsShape } from '@ia/records/sources/source-settings';
import type { InboundEnv } from '../../inbound/server/inbound-env.ts';

/** What a provider was asked for, as it names it. */
export interface Subscribed {
  readonly externalId: string;
  readonly scope: string;
}

/** A provider that is asked to deliver to an address of ours. Each call may throw a ProviderError. */
export interface Subscriber {
  subscribe(url: string): Promise<Subscribed>;
  stateOf(externalId: string): Promise<'active' | 'disabled' | 'missing'>;
  end(externalId: string): Promise<void>;
}

export interface SubscribedSource {
  readonly kind: string;
  readonly settings: unknown;
}

/** @throws SOURCE_SECRET_MISSING, SOURCE_OWNER_MISSING, SOURCE_NOT_CONNECTABLE */
export function subscriberOf(
  env: InboundEnv,
  source: SubscribedSource,
  secrets: SourceSecrets,
): Subscriber {
  if (source.kind === 'calendly') return calendly(env, source, secrets);
  if (source.kind === 'linkedin') return linkedin(env, source, secrets);
  throw new DomainError('SOURCE_NOT_CONNECTABLE');
}

function calendly(
  { calendlyUrl: baseUrl, allowedHosts }: InboundEnv,
  { settings }: SubscribedSource,
  secrets: SourceSecrets,
): Subscriber {
  const { scope } = settingsShape('calendly').parse(settings ?? {});
  const access = { baseUrl, allowedHosts, accessToken: needed(secrets, 'access_token') };
  return {
    async subscribe(url) {
      const signingKey = needed(secrets, 'signing_secret');
      const made = await createCalendlySubscription(access, { url, scope, signingKey });
      return { externalId: made.uri, scope: made.scope };
    },
    async stateOf(externalId) {
      return (await fetchCalendlySubscription(access, externalId))?.state ?? 'missing';
    },
    end: (externalId) => deleteCalendlySubscription(access, externalId),
  };
}

function linkedin(
  { linkedinUrl: baseUrl, allowedHosts }: InboundEnv,
  { settings }: SubscribedSource,
  secrets: SourceSecrets,
): Subscriber {
  const { lead_owner, lead_type, api_version } = settingsShape('linkedin').parse(settings ?? {});
  const accessToken = needed(secrets, 'access_token');
  const access = { baseUrl, allowedHosts, accessToken, version: api_version };
  return {
    async subscribe(url) {
      if (!lead_owner) throw new DomainError('SOURCE_OWNER_MISSING');
      const asked = { url, owner: lead_owner, leadType: lead_type };
      return { externalId: await createLeadSubscription(access, asked), scope: lead_owner };
    },
    stateOf: async (id) => ((await hasLeadSubscription(access, id)) ? 'active' : 'missing'),
    end: (externalId) => deleteLeadSubscription(access, externalId),
  };
}

function needed(secrets: SourceSecrets, field: 'access_token' | 'signing_secret'): string {
  const secret = secrets[field];
  if (secret === undefined) throw new DomainError('SOURCE_SECRET_MISSING', { field });
  return secret;
}
