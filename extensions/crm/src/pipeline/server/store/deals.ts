import type { MovingDeal } from '@ia/core';
import { movingDealColumns } from '@ia/core/records/deal-facts';
import type { Knex } from 'knex';

/** What the rules need to know of deals before they change. */
export async function loadMovingDeals(
  database: Knex,
  keys: readonly string[],
): Promise<MovingDeal[]> {
  return database<MovingDeal>('deals')
    .whereIn('id', [...keys])
    .select('id', ...movingDealColumns);
}
