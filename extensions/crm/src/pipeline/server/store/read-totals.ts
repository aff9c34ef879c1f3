import { sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../board-asker.ts';
import type { DealFilter } from '../deal-filter.ts';
import { statement } from './card-sql.ts';
import { whereOf } from './deal-conditions.ts';
import { answerOf, totalsCte } from './read-board.ts';

/**
 * Count and sums of every stage, without its cards. A screen asks once its moves have ended: inside
 * the move, counting thousands of deals would make each drag wait for figures nobody reads yet.
 */
export async function readTotals(asker: BoardAsker, filter: DealFilter): Promise<string> {
  const body = sql`SELECT json_build_object('data', json_build_object('stages', json_agg(
      json_build_object('key', stage.key, 'count', coalesce(totals.count, 0),
        'totals', coalesce(totals.totals, '[]'::json)) ORDER BY stage.sort)))::text AS answer
    FROM deal_stages AS stage LEFT JOIN totals ON totals.stage = stage.key`;
  const totals = totalsCte(whereOf(filter, asker.accountability));
  return answerOf(asker, statement([...asker.standIns, totals], body));
}
