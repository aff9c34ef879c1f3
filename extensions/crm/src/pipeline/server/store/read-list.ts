import { rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { BoardAsker } from '../board-asker.ts';
import type { DealFilter } from '../deal-filter.ts';
import {
  CARD_COLUMNS,
  CARD_NAMES,
  cardJson,
  STAGE_ORDER,
  SUMS,
  statement,
  WEIGHTED,
} from './card-sql.ts';
import { whereOf } from './deal-conditions.ts';
import { answerOf } from './read-board.ts';

/** What the list can be sorted by, and the column that does it. */
const SORTS = {
  name: 'lower(deals.name)',
  account: 'lower(accounts.name)',
  offer: 'lower(offers.name)',
  owner: `lower(concat_ws(' ', people.first_name, people.last_name))`,
  amount: 'deals.amount',
  weighted: WEIGHTED.texts.join(''),
  probability: 'coalesce(deals.probability, deal_stages.probability)',
  stage: 'deal_stages.sort',
  stage_entered_at: 'deals.stage_entered_at',
  next_action_at: 'deals.next_action_at',
  expected_close_on: 'deals.expected_close_on',
  closed_on: 'deals.closed_on',
  date_created: 'deals.date_created',
} as const;

export type SortField = keyof typeof SORTS;
export const sortFields = Object.keys(SORTS);
export const isSortField = (text: string): text is SortField => Object.hasOwn(SORTS, text);

export interface Sort {
  readonly field: SortField;
  readonly descending: boolean;
}

/** Like the board from left to right and top to bottom when nothing else is asked. */
export function orderOf(sort: Sort | null): Sql {
  if (!sort) return sql`deal_stages.sort, ${STAGE_ORDER}`;
  const direction = sort.descending ? 'DESC' : 'ASC';
  return rawSql(`${SORTS[sort.field]} ${direction} NULLS LAST, deals.id`);
}

/** All rows of the list in their order, each with what it names. */
export function listRows(where: Sql, sort: Sort | null): Sql {
  return sql`SELECT ${CARD_COLUMNS}, deal_stages.label AS stage_label,
      deal_stages.label_en AS stage_label_en, deal_stages.color AS stage_color,
      row_number() OVER (ORDER BY ${orderOf(sort)}) AS line
    FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
    LEFT JOIN accounts ON accounts.id = deals.account
    LEFT JOIN offers ON offers.id = deals.offer
    LEFT JOIN directus_users AS people ON people.id = deals.owner
    WHERE ${where}`;
}

export interface ListQuestion {
  readonly filter: DealFilter;
  readonly sort: Sort | null;
  readonly page: number;
  readonly per: number;
}

/** A page of the list with the count and the sums of all of it: the same figures as the board. */
export async function readList(asker: BoardAsker, question: ListQuestion): Promise<string> {
  const { filter, sort, page, per } = question;
  const where = whereOf(filter, asker.accountability);
  const sums = sql`sums AS (SELECT deals.currency, ${SUMS}
    FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
    WHERE ${where} GROUP BY deals.currency)`;
  const shown = sql`shown AS (${listRows(where, sort)} ORDER BY line
    LIMIT ${per}::int OFFSET ${(page - 1) * per}::int)`;
  const stage = rawSql(`jsonb_build_object('stage_type', card.stage_type,
    'stage_label', card.stage_label, 'stage_label_en', card.stage_label_en,
    'stage_color', card.stage_color)`);
  const body = sql`SELECT json_build_object('data', json_build_object(
    'rows', coalesce((SELECT json_agg(${cardJson(asker.mayMove)}::jsonb || ${stage}
      ORDER BY card.line) FROM shown AS card ${CARD_NAMES}), '[]'::json),
    'count', (SELECT coalesce(sum(count), 0) FROM sums),
    'totals', coalesce((SELECT json_agg(json_build_object('currency', currency, 'sum', sum,
      'weighted', weighted) ORDER BY currency) FROM sums), '[]'::json)))::text AS answer`;
  return answerOf(asker, statement([...asker.standIns, sums, shown], body));
}
