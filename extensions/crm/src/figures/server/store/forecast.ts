import { sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../../../pipeline/server/board-asker.ts';
import { WEIGHTED } from '../../../pipeline/server/store/card-sql.ts';
import { IN_PLAY } from '../../../pipeline/server/store/deal-conditions.ts';
import type { FigureRow } from '../../contract.ts';
import type { FigureQuestion } from '../figure-question.ts';
import { readRows, whose } from './read-rows.ts';

export function readForecast(asker: BoardAsker, question: FigureQuestion): Promise<FigureRow[]> {
  const { from, to } = question;
  const mine = whose(question, asker);
  const body = sql`SELECT to_char(months.month, 'YYYY-MM') AS month, currencies.currency,
      coalesce(parts.open_count, 0)::int AS open_count, coalesce(parts.open_sum, 0)::text AS open_sum,
      coalesce(parts.weighted, 0)::text AS weighted, coalesce(parts.won_count, 0)::int AS won_count,
      coalesce(parts.won_sum, 0)::text AS won_sum
    FROM generate_series(${from}::date, ${to}::date, '1 month') AS months(month)
    CROSS JOIN (SELECT DISTINCT currency FROM parts) AS currencies
    LEFT JOIN parts ON parts.month = months.month AND parts.currency = currencies.currency
    ORDER BY months.month, currencies.currency`;
  const days = sql`days AS (
    SELECT deals.expected_close_on AS day, deals.currency, count(*) AS open_count,
      sum(deals.amount) AS open_sum, sum(${WEIGHTED}) AS weighted, 0 AS won_count, 0 AS won_sum
    FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
    WHERE deal_stages.type = 'open' AND ${IN_PLAY} AND deals.expected_close_on BETWEEN ${from}::date AND ${to}::date
      AND ${mine} GROUP BY 1, 2
    UNION ALL
    SELECT deals.closed_on, deals.currency, 0, 0, 0, count(*), sum(deals.amount)
    FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
    WHERE deal_stages.type = 'won' AND deals.closed_on BETWEEN ${from}::date AND ${to}::date
      AND ${mine} GROUP BY 1, 2)`;
  const parts = sql`parts AS (SELECT date_trunc('month', day::timestamp) AS month, currency,
      sum(open_count) AS open_count, sum(open_sum) AS open_sum, sum(weighted) AS weighted,
      sum(won_count) AS won_count, sum(won_sum) AS won_sum
    FROM days GROUP BY 1, 2)`;
  return readRows({ ...asker, standIns: [...asker.standIns, days, parts] }, body);
}
