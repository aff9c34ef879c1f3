import type { JobContext } from '@ia/directus-kit';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { InboundEnv } from './inbound-env.ts';
import type { Links, StoredDelivery } from './store/events.ts';

export interface HandlerContext extends JobContext {
  readonly inbound: InboundEnv;
}

/**
 * Reads a delivery, asking the provider for what it left out, and returns what is then written in
 * one transaction. @throws DomainError for what a person has to settle, ProviderError for the rest
 */
export type Handler = (
  delivery: StoredDelivery,
  context: HandlerContext,
) => Promise<(unit: Unit) => Promise<Links>>;
