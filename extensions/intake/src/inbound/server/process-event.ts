import { type ErrorCode, isDomainError, messageFor } from '@ia/core';
import { decideAfterFailure, inboundRetry } from '@ia/core/acquisition/retry-policy';
import type { EventJob, JobContext, ScheduledJob } from '@ia/directus-kit';
import { domainErrorOfDatabase } from '@ia/directus-kit';
import { runSystemUnit } from '@ia/directus-kit/writing/unit';
import { ProviderError } from '@ia/providers';
import { HANDLERS } from './handlers.ts';
import type { InboundEnv } from './inbound-env.ts';
import {
  claimDelivery,
  type Failure,
  rescueInterrupted,
  type StoredDelivery,
  saveFailure,
  saveLinks,
  settleProcessed,
} from './store/events.ts';

/** Reasons for which nothing is to be done about a delivery. */
const IGNORED: readonly ErrorCode[] = [
  'INBOUND_NOT_SUPPORTED',
  'MAIL_AUTOMATIC',
  'MAIL_FROM_STAFF',
];

/** One delivery, whatever its source: exactly once, however often it is tried. */
export function processInboundJob(env: InboundEnv): EventJob {
  return {
    name: 'crm.process-inbound-event',
    on: 'inbound.received',
    retry: {
      limit: inboundRetry.attempts - 1,
      delaySeconds: inboundRetry.delaySeconds,
      maxDelaySeconds: inboundRetry.maxDelaySeconds,
    },
    async handle({ subject }, context) {
      const delivery = await claimDelivery(context.database, subject);
      if (!delivery) return;
      try {
        await process(delivery, context, env);
      } catch (error) {
        const failure = describeFailure(error, delivery.attempts);
        await saveFailure(context.database, subject, failure);
        if (failure.status === 'received') throw error;
      }
    },
  };
}

async function process(delivery: StoredDelivery, context: JobContext, env: InboundEnv) {
  const write = await HANDLERS[delivery.kind](delivery, { ...context, inbound: env });
  await runSystemUnit(context, async (unit) => {
    if (!(await settleProcessed(unit.trx, delivery.id))) return;
    await saveLinks(unit.trx, delivery.id, await write(unit));
  });
}

function describeFailure(error: unknown, attempt: number): Failure {
  const refusal = isDomainError(error) ? error : domainErrorOfDatabase(error);
  if (refusal) {
    const status = IGNORED.includes(refusal.code) ? 'ignored' : 'dead';
    const { code } = refusal;
    const details = { collection: 'leads', ...refusal.details };
    return { status, code, details, message: messageFor(code, details, 'fr') };
  }
  const isProvider = error instanceof ProviderError;
  const isRetryable = !isProvider || error.isRetryable;
  const code = isProvider ? codeOf(error) : 'INTERNAL';
  const details = isProvider ? { value: error.service, hint: error.message.slice(0, 300) } : {};
  const retried = decideAfterFailure({ attempt, isRetryable }) === 'retry';
  const status = retried ? 'received' : 'dead';
  return { status, code, details, message: messageFor(code, details, 'fr') };
}

function codeOf({ isRetryable }: ProviderError): ErrorCode {
  return isRetryable ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_REFUSED';
}

/** Every few minutes: a delivery whose every worker died is told as such. */
export const sweepInboundJob: ScheduledJob = {
  name: 'crm.sweep-inbound',
  cron: '*/5 * * * *',
  handle: (_run, { database }) =>
    rescueInterrupted(database, {
      attempts: inboundRetry.attempts,
      message: messageFor('INBOUND_INTERRUPTED', {}, 'fr'),
    }),
};
