import type { MovingDeal } from '@ia/core';
import { DEAL_FACT_COLUMNS } from '@ia/records/deals/moving-deal-columns';
import type { Knex } from 'knex';

/** What the rules need to know of deals before they change. */
export async function loadMovingDeals(
  database: Knex,
  keys: readonly string[],
): Promise<MovingDeal[]> {
  return database<MovingDeal>('deals')
    .whereIn('id', [...keys])
    .select('id', ...DEAL_FACT_COLUMNS);
}
