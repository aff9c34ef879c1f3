import type { Knex } from 'knex';

/** Has what is subscribed made again by the next watch. @returns false when nothing is */
export async function requestRenewal(trx: Knex.Transaction, source: string): Promise<boolean> {
  const changed = await trx('platform.source_subscriptions').where({ source }).update({
    status: 'connecting',
    next_check_at: trx.fn.now(),
    token_expires_at: null,
    refresh_expires_at: null,
  });
  return changed === 1;
}
