import { isDomainError } from '@ia/core';
import type { EventJob, JobContext } from '@ia/directus-kit';
import { secretSeal } from '@ia/directus-kit/settings/sealed-secret';
import { ProviderError } from '@ia/providers';
import { openSecrets } from '@ia/records/sources/source-gates';
import type { InboundEnv } from '../../inbound/server/inbound-env.ts';
import { tellLeft } from './notices.ts';
import { type EndedSubscription, forgetEnded, listEnded } from './store/ended-subscriptions.ts';
import { subscriberOf } from './subscriber.ts';

/** What ended here is deleted at the provider, over some hours when it is away; else somebody is told. */
export function endSubscriptionJob(env: InboundEnv): EventJob {
  return {
    name: 'intake.end-subscription',
    on: 'source.unsubscribed',
    retry: { limit: 10, delaySeconds: 10, maxDelaySeconds: 3600 },
    async handle({ subject }, context) {
      for (const ended of await listEnded(context.database, subject)) {
        await end(context, env, ended);
      }
    },
  };
}

async function end(
  { database }: Pick<JobContext, 'database'>,
  env: InboundEnv,
  ended: EndedSubscription,
): Promise<void> {
  try {
    const seal = secretSeal(env.filesKey);
    const secrets = openSecrets(seal, ended.source, ended.sealed_secrets);
    await subscriberOf(env, ended, secrets).end(ended.external_id);
  } catch (error) {
    const isFinal = error instanceof ProviderError ? !error.isRetryable : isDomainError(error);
    if (!isFinal) throw error;
    await tellLeft(database, ended);
  }
  await forgetEnded(database, ended.id);
}
