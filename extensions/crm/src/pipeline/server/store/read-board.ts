import { queryPrepared, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../board-asker.ts';
import type { DealFilter } from '../deal-filter.ts';
import {
  CARD_COLUMNS,
  CARD_NAMES,
  CURSOR,
  cardJson,
  STAGE_ORDER,
  SUMS,
  statement,
} from './card-sql.ts';
import { whereOf } from './deal-conditions.ts';

interface Answer {
  readonly answer: string;
}

/** Counts and sums of each stage: `stage, count, totals`. */
export function totalsCte(where: Sql): Sql {
  return sql`totals AS (
    SELECT stage, sum(count) AS count, json_agg(json_build_object('currency', currency, 'sum', sum,
      'weighted', weighted) ORDER BY currency) AS totals
    FROM (SELECT deals.stage, deals.currency, ${SUMS}
      FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
      WHERE ${where} GROUP BY deals.stage, deals.currency) AS sums
    GROUP BY stage)`;
}

/** Written in the text, not sent as a value: Postgres plans a known limit once, and well. */
export function count(per: number): Sql {
  return rawSql(String(Math.trunc(per)));
}

/** The first cards of the stage of the outer row `stage`, and what it takes to go on from there. */
function cardsOf(where: Sql, asker: BoardAsker, per: number): Sql {
  const many = count(per);
  return sql`SELECT json_agg(${cardJson(asker.mayMove)} ORDER BY card.line) AS cards,
      max(CASE WHEN card.line = ${many} THEN ${CURSOR} END) AS next
    FROM (SELECT ${CARD_COLUMNS}, row_number() OVER (ORDER BY ${STAGE_ORDER}) AS line
      FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
      WHERE deals.stage = stage.key AND ${where}
      ORDER BY ${STAGE_ORDER} LIMIT ${many}) AS card
    ${CARD_NAMES}`;
}

/**
 * The first view of the board, in one statement: every stage with its count, its sums and its
 * first cards. The answer is JSON as Postgres wrote it: nothing is parsed on its way.
 */
export async function readBoard(
  asker: BoardAsker,
  filter: DealFilter,
  per: number,
): Promise<string> {
  const where = whereOf(filter, asker.accountability);
  const stages = sql`SELECT json_agg(json_build_object('key', stage.key, 'type', stage.type,
      'label', stage.label, 'label_en', stage.label_en, 'color', stage.color,
      'probability', stage.probability, 'count', coalesce(totals.count, 0),
      'totals', coalesce(totals.totals, '[]'::json), 'cards', coalesce(shown.cards, '[]'::json),
      'next', CASE WHEN totals.count > ${count(per)} THEN shown.next END) ORDER BY stage.sort)
    FROM deal_stages AS stage
    LEFT JOIN totals ON totals.stage = stage.key
    LEFT JOIN LATERAL (${cardsOf(where, asker, per)}) AS shown ON true`;
  const body = sql`SELECT json_build_object('data', json_build_object(
    'stages', coalesce((${stages}), '[]'::json), 'moves', ${asker.moves}, 'now', now(),
    'closed_since', ${filter.closed_since}::text))::text AS answer`;
  return answerOf(asker, statement([...asker.standIns, totalsCte(where)], body));
}

export async function answerOf(asker: BoardAsker, query: Sql): Promise<string> {
  const [row] = await queryPrepared<Answer>(asker.database, query);
  if (!row) throw new Error('A query of one row has answered none.');
  return row.answer;
}
