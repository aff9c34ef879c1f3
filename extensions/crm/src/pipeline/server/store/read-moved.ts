import { rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../board-asker.ts';
import { CARD_COLUMNS, CARD_NAMES, cardJson, statement } from './card-sql.ts';
import { answerOf } from './read-board.ts';

/** What a move answers: the card as it is once moved, a row of `deals` or of what stands for it. */
export function movedAnswer(asker: BoardAsker, row: Sql): Sql {
  return sql`json_build_object('data', json_build_object('card', (
    SELECT ${cardJson(asker.mayMove)} FROM (
      SELECT ${CARD_COLUMNS} FROM ${row} JOIN deal_stages ON deal_stages.key = deals.stage)
      AS card ${CARD_NAMES})))::text AS answer`;
}

/** The same, once the move is written: for whoever sees a part of the deals only. */
export async function readMoved(asker: BoardAsker, deal: string): Promise<string> {
  const row = sql`(SELECT * FROM deals WHERE id = ${deal}::uuid) AS deals`;
  return answerOf(asker, statement(asker.standIns, sql`SELECT ${movedAnswer(asker, row)}`));
}

/** The row just written, by the name a card is read from. */
export const JUST_MOVED = rawSql('moved AS deals');
