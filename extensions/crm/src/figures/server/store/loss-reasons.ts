import { sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../../../pipeline/server/board-asker.ts';
import type { FigureRow } from '../../contract.ts';
import type { FigureQuestion } from '../figure-question.ts';
import { labelIn, readRows, whose } from './read-rows.ts';

export function readLossReasons(asker: BoardAsker, question: FigureQuestion): Promise<FigureRow[]> {
  const { from, to, lang } = question;
  const body = sql`SELECT ${labelIn('loss_reasons', lang)} AS label, deals.currency,
      count(*)::int AS lost, (sum(count(*)) OVER ())::int AS total, sum(deals.amount)::text AS sum
    FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
    LEFT JOIN loss_reasons ON loss_reasons.key = deals.loss_reason
    WHERE deal_stages.type = 'lost' AND deals.closed_on BETWEEN ${from}::date AND ${to}::date
      AND ${whose(question, asker)}
    GROUP BY 1, deals.loss_reason, 2 ORDER BY lost DESC, label, currency`;
  return readRows(asker, body);
}
