import { weightedAmount } from '@ia/core';
import type { Card, StageColumn, Total } from '../contract.ts';

/** A column's figures once a card has come in (`1`) or gone (`-1`). */
export function countCard(
  stage: StageColumn,
  card: Card,
  sign: 1 | -1,
): Pick<StageColumn, 'count' | 'totals'> {
  const weighted = weightedAmount(card.amount, card.probability, stage.probability);
  const known = stage.totals.some(({ currency }) => currency === card.currency);
  const empty: Total = { currency: card.currency, sum: 0, weighted: 0 };
  const totals = known ? stage.totals : [...stage.totals, empty];
  return {
    count: Math.max(0, stage.count + sign),
    totals: totals.map((total) =>
      total.currency === card.currency
        ? {
            ...total,
            sum: Math.max(0, total.sum + sign * card.amount),
            weighted: Math.max(0, total.weighted + sign * weighted),
          }
        : total,
    ),
  };
}
