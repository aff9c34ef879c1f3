import type { LossReason, MovingDeal, Neighbours } from '@ia/core';
import { movingDealColumns } from '@ia/core/records/deal-facts';
import { queryPrepared, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';
import type { BoardAsker } from '../board-asker.ts';
import { actorRole } from './asker-conditions.ts';

/** Where a person dropped a card: between these two, as their screen had them. */
export interface Drop {
  readonly deal: string;
  readonly to: string;
  readonly after: string | null;
  readonly before: string | null;
}

export interface Situation extends Neighbours {
  readonly deal: MovingDeal;
  readonly label: string;
  readonly label_en: string;
  readonly may_update: boolean;
  readonly role: string | null;
  readonly reasons: readonly LossReason[];
}

/** All that deciding a move takes, in one statement; `undefined`: there is no such deal. */
export async function loadSituation(asker: BoardAsker, drop: Drop): Promise<Situation | undefined> {
  const [situation] = await queryPrepared<Situation>(
    asker.database,
    sql`SELECT json_build_object('id', card.id, ${rawSql(MOVING)}) AS deal,
      deal_stages.label, deal_stages.label_en, ${asker.mayUpdate} AS may_update,
      ${actorRole(asker)} AS role, ${LOSS_REASONS} AS reasons, ${neighbours(drop)}
    FROM deals AS card JOIN deal_stages ON deal_stages.key = card.stage
    WHERE card.id = ${drop.deal}::uuid`,
  );
  return situation;
}

export async function loadNeighbours(knex: Knex, drop: Drop): Promise<Neighbours | undefined> {
  const [found] = await queryPrepared<Neighbours>(knex, sql`SELECT ${neighbours(drop)}`);
  return found;
}

const MOVING = movingDealColumns.map((column) => `'${column}', card.${column}`).join(', ');

const LOSS_REASONS = rawSql(`(SELECT coalesce(json_agg(json_build_object('key', key,
  'needs_note', needs_note, 'is_active', is_active)), '[]'::json) FROM loss_reasons)`);

function neighbours({ deal, to, after, before }: Drop): Sql {
  const others = sql`FROM deals WHERE deals.stage = ${to} AND deals.id <> ${deal}::uuid`;
  const place = (card: string | null) =>
    sql`SELECT deals.position ${others} AND deals.id = ${card}::uuid`;
  const shown = (card: string | null) =>
    sql`(SELECT json_build_object('position', deals.position::text) ${others}
      AND deals.id = ${card}::uuid)`;
  return sql`${shown(after)} AS above, ${shown(before)} AS below,
    (SELECT min(deals.position)::text ${others} AND deals.position > (${place(after)})) AS next,
    (SELECT max(deals.position)::text ${others} AND deals.position < (${place(before)})) AS previous,
    (SELECT max(deals.position)::text ${others}) AS last`;
}
