import { dealFacts } from '@ia/core/records/deal-facts';
import { joinSql, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import { IS_LATE } from './deal-conditions.ts';

/** Half up to the cent, as `weightedAmount` of core: amounts fit, 10¹² × 100 is below 2⁶³. */
export const WEIGHTED = rawSql(
  '((deals.amount * coalesce(deals.probability, deal_stages.probability) + 50) / 100)',
);

/** The order of a stage: cards nobody placed come last, the newest of them first. */
export const STAGE_ORDER = rawSql('deals.position, deals.date_created DESC NULLS LAST, deals.id');

/** Where `card` stands in that order, as a text a client sends back untouched. */
export const CURSOR =
  rawSql(`concat(card.position, '~', to_char(card.date_created AT TIME ZONE 'UTC',
  'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '~', card.id)`);

/** Columns of a card, from `deals` joined with `deal_stages`; what it names comes later. */
export const CARD_COLUMNS = sql`deals.*, deal_stages.type AS stage_type, ${IS_LATE} AS is_late,
  ${WEIGHTED} AS weighted`;

/** Joins what a card names; the alias `card` has the columns above. */
export const CARD_NAMES = rawSql(`LEFT JOIN accounts ON accounts.id = card.account
  LEFT JOIN offers ON offers.id = card.offer
  LEFT JOIN directus_users AS people ON people.id = card.owner`);

/** What the rules of advancement look at; a board asks core with it what a card still lacks. */
const FACTS = dealFacts.map((fact) => `'${fact}', card.${fact}`).join(', ');

const FIELDS = `'id', card.id, 'name', card.name,
  'account', CASE WHEN card.account IS NOT NULL THEN
    json_build_object('id', card.account, 'name', accounts.name) END,
  'amount', card.amount, 'currency', card.currency, 'probability', card.probability,
  'offer', CASE WHEN card.offer IS NOT NULL THEN
    json_build_object('id', card.offer, 'name', offers.name) END,
  'owner', CASE WHEN card.owner IS NOT NULL THEN json_build_object('id', card.owner,
    'name', nullif(concat_ws(' ', people.first_name, people.last_name), ''),
    'avatar', people.avatar) END,
  'next_action', card.next_action, 'next_action_at', card.next_action_at,
  'is_late', card.is_late, 'expected_close_on', card.expected_close_on, 'stage', card.stage,
  'stage_entered_at', card.stage_entered_at, 'closed_on', card.closed_on,
  'is_archived', card.is_archived IS TRUE, 'weighted', card.weighted, 'position', card.position,
  'facts', json_strip_nulls(json_build_object(${FACTS}))`;

/** One card as JSON; `mayMove` is a condition on `card`. */
export function cardJson(mayMove: Sql): Sql {
  return sql`json_build_object(${rawSql(FIELDS)}, 'may_move', ${mayMove})`;
}

/** Sums of a group of deals, by currency: never across. */
export const SUMS = rawSql(`count(*) AS count, coalesce(sum(deals.amount), 0) AS sum,
  coalesce(sum(${WEIGHTED.texts[0]}), 0) AS weighted`);

/** A statement whose tables are those the asker may read. */
export function statement(ctes: readonly Sql[], body: Sql): Sql {
  return ctes.length === 0 ? body : sql`WITH ${joinSql(ctes, ', ')} ${body}`;
}
