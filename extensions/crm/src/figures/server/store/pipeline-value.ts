import { sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../../../pipeline/server/board-asker.ts';
import { SUMS } from '../../../pipeline/server/store/card-sql.ts';
import { IN_PLAY } from '../../../pipeline/server/store/deal-conditions.ts';
import type { FigureRow } from '../../contract.ts';
import type { FigureQuestion } from '../figure-question.ts';
import { labelIn, readRows, whose } from './read-rows.ts';

export function readPipelineValue(
  asker: BoardAsker,
  question: FigureQuestion,
): Promise<FigureRow[]> {
  return readRows(
    asker,
    sql`SELECT label, currency, count::int, sum::text, weighted::text FROM (
        SELECT deal_stages.sort, ${labelIn('deal_stages', question.lang)} AS label,
          deals.currency, ${SUMS}
        FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
        WHERE deal_stages.type = 'open' AND ${IN_PLAY} AND ${whose(question, asker)}
        GROUP BY 1, 2, 3) AS sums
      ORDER BY sort, currency`,
  );
}
