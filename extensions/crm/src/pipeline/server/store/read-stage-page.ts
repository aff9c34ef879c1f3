import type { StageKey } from '@ia/core';
import { rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../board-asker.ts';
import type { DealFilter } from '../deal-filter.ts';
import { CARD_COLUMNS, CARD_NAMES, CURSOR, cardJson, STAGE_ORDER, statement } from './card-sql.ts';
import { whereOf } from './deal-conditions.ts';
import { answerOf, count } from './read-board.ts';

/** Where a page of a stage starts: after this card, wherever it is now. */
export interface Place {
  readonly position: string | null;
  readonly created: string | null;
  readonly id: string;
}

/** Rows of `deals` after a place, in the order of a stage: no place is the last, newest first. */
function isAfter({ position, created, id }: Place): Sql {
  const day = sql`coalesce(${created}::timestamptz, '-infinity')`;
  const mine = rawSql(`coalesce(deals.date_created, '-infinity')`);
  const sameRank = sql`(${mine} < ${day} OR (${mine} = ${day} AND deals.id > ${id}::uuid))`;
  if (position === null) return sql`deals.position IS NULL AND ${sameRank}`;
  return sql`(deals.position > ${position}::numeric OR deals.position IS NULL
    OR (deals.position = ${position}::numeric AND ${sameRank}))`;
}

export interface PageQuestion {
  readonly stage: StageKey;
  readonly filter: DealFilter;
  readonly after: Place | null;
  readonly per: number;
}

/** The next cards of one stage. */
export async function readStagePage(asker: BoardAsker, question: PageQuestion): Promise<string> {
  const { stage, filter, after, per } = question;
  const where = sql`deals.stage = ${stage} AND ${whereOf(filter, asker.accountability)}`;
  const rows = after ? sql`${where} AND ${isAfter(after)}` : where;
  const many = count(per);
  const body = sql`SELECT json_build_object('data', json_build_object(
      'cards', coalesce(json_agg(${cardJson(asker.mayMove)} ORDER BY card.line)
        FILTER (WHERE card.line <= ${many}), '[]'::json),
      'next', max(CASE WHEN card.line = ${many} AND card.has_more THEN ${CURSOR} END)))::text AS answer
    FROM (SELECT ${CARD_COLUMNS}, row_number() OVER (ORDER BY ${STAGE_ORDER}) AS line,
        lead(true) OVER (ORDER BY ${STAGE_ORDER}) AS has_more
      FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
      WHERE ${rows} ORDER BY ${STAGE_ORDER} LIMIT ${count(per + 1)}) AS card
    ${CARD_NAMES}`;
  return answerOf(asker, statement(asker.standIns, body));
}
