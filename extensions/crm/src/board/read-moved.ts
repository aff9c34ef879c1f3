import { sql } from '@ia/directus-kit/sql';
import type { BoardAsker } from './board-asker.ts';
import { CARD_COLUMNS, CARD_NAMES, cardJson, statement } from './card-sql.ts';
import { type DealFilter, whereOf } from './deal-filter.ts';
import { answerOf, totalsCte } from './read-board.ts';

export interface MovedQuestion {
  readonly deal: string;
  readonly stages: readonly string[];
  readonly filter: DealFilter;
}

/** The card that was moved, and the figures of the two stages it touched, from `deals` as it is. */
export function movedAnswer(asker: BoardAsker, { deal, stages, filter }: MovedQuestion) {
  const inStages = sql`deals.stage = ANY(${stages}::text[])`;
  const where = sql`${inStages} AND ${whereOf(filter, asker.accountability)}`;
  const card = sql`SELECT ${cardJson(asker.mayMove)} FROM (
      SELECT ${CARD_COLUMNS} FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
      WHERE deals.id = ${deal}::uuid) AS card ${CARD_NAMES}`;
  const figures = sql`SELECT json_agg(json_build_object('key', stage.key,
      'count', coalesce(totals.count, 0), 'totals', coalesce(totals.totals, '[]'::json))
      ORDER BY stage.sort)
    FROM deal_stages AS stage LEFT JOIN totals ON totals.stage = stage.key
    WHERE stage.key = ANY(${stages}::text[])`;
  const answer = sql`json_build_object('data', json_build_object(
    'card', (${card}), 'stages', (${figures})))::text AS answer`;
  return { totals: totalsCte(where), answer };
}

/** The same, once the move is written: for whoever sees a part of the deals only. */
export async function readMoved(asker: BoardAsker, question: MovedQuestion): Promise<string> {
  const { totals, answer } = movedAnswer(asker, question);
  return answerOf(asker, statement([...asker.standIns, totals], sql`SELECT ${answer}`));
}
