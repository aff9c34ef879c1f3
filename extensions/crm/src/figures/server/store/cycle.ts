import { sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../../../pipeline/server/board-asker.ts';
import type { FigureRow } from '../../contract.ts';
import type { FigureQuestion } from '../figure-question.ts';
import { readRows, whose } from './read-rows.ts';

export function readCycle(asker: BoardAsker, question: FigureQuestion): Promise<FigureRow[]> {
  const { from, to } = question;
  const body = sql`SELECT to_char(closed_on, 'YYYY-MM') AS month, count(*)::int AS won,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY days)::numeric * 100)::int AS median_days,
      round(avg(days) * 100)::int AS mean_days, count(*) FILTER (WHERE days IS NULL)::int AS left_out
    FROM (SELECT deals.closed_on, CASE WHEN deals.closed_on >= deals.opened_on
          THEN deals.closed_on - deals.opened_on END AS days
        FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
        WHERE deal_stages.type = 'won' AND deals.closed_on BETWEEN ${from}::date AND ${to}::date
          AND ${whose(question, asker)}) AS won
    GROUP BY 1 ORDER BY 1`;
  return readRows(asker, body);
}
