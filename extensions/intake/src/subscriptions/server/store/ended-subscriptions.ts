import type { Knex } from 'knex';

/** A subscription that is to be deleted at its provider; its source may be gone. */
export interface EndedSubscription {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly kind: string;
  readonly settings: unknown;
  readonly external_id: string;
  readonly sealed_secrets: Buffer | null;
}

export async function listEnded(
  database: Knex,
  source: string,
): Promise<readonly EndedSubscription[]> {
  return database('platform.ended_subscriptions').where({ source }).orderBy('ended_at').limit(20);
}

/** Those nobody could delete in days: their secrets are kept no longer. */
export async function listForsaken(database: Knex): Promise<readonly EndedSubscription[]> {
  return database('platform.ended_subscriptions')
    .whereRaw(`ended_at < now() - interval '3 days'`)
    .orderBy('ended_at')
    .limit(20);
}

export async function forgetEnded(database: Knex, id: string): Promise<void> {
  await database('platform.ended_subscriptions').where({ id }).delete();
}
