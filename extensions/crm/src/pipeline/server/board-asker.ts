import { movesOfRole } from '@ia/core';
import { type ExtensionContext, STAFF_ROLES } from '@ia/directus-kit';
import { type SignedInAsker, signedIn, type Who } from '@ia/directus-kit/http/who';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { queryPrepared, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import { readableTables } from './readable-tables.ts';
import { type BoardTable, CARD_TABLES } from './tables.ts';
import { fetchUpdateRight, mayMoveCard, type UpdateRight } from './update-rule.ts';

/** Somebody who asks for deals: who they are, and what they may see and move. */
export interface BoardAsker extends SignedInAsker {
  readonly standIns: readonly Sql[];
  /** Deals they see, when they do not see all of them. */
  readonly visibleDeals: readonly string[] | null;
  readonly updates: UpdateRight;
  /** The moves core allows their role, as `{open: [types], won: […], lost: […]}`. */
  readonly moves: Sql;
  /** Whether their update rule reaches `card`, a row of deals. */
  readonly mayUpdate: Sql;
  /** Whether they may move `card`, a row of deals with its `stage_type`. */
  readonly mayMove: Sql;
}

const MOVES = JSON.stringify(
  Object.fromEntries(STAFF_ROLES.map((role) => [role, movesOfRole(role)])),
);
const NO_MOVES = JSON.stringify(movesOfRole(''));

/** Whoever may read the pipeline, for a route that reads these tables. */
export function boardReader(wanted: readonly BoardTable[] = CARD_TABLES): Who<BoardAsker> {
  return {
    name: 'may read deals',
    ask: async (request, context) =>
      boardAsker(await signedIn.ask(request, context), context, wanted),
  };
}

/** @throws FORBIDDEN for who may not read the pipeline */
export async function boardAsker(
  asker: SignedInAsker,
  context: ExtensionContext,
  wanted: readonly BoardTable[] = CARD_TABLES,
): Promise<BoardAsker> {
  const [{ standIns, visibleDeals }, updates] = await Promise.all([
    readableTables(asker, context.services, wanted),
    fetchUpdateRight(asker),
  ]);
  const mayUpdate =
    visibleDeals === null
      ? mayMoveCard(updates, asker)
      : await amongUpdatable(asker, updates, visibleDeals);
  const moves = sql`coalesce(${MOVES}::jsonb -> ${actorRole(asker)}, ${NO_MOVES}::jsonb)`;
  const mayMove = sql`(jsonb_array_length(${moves} -> card.stage_type) > 0 AND ${mayUpdate})`;
  return { ...asker, standIns, visibleDeals, updates, moves, mayUpdate, mayMove };
}

/** The asker's role by the name core knows, as a piece of a statement. */
export function actorRole({ accountability }: Asker): Sql {
  if (accountability.admin) return rawSql(`'admin'`);
  return sql`(SELECT name::text FROM directus_roles WHERE id = ${accountability.role}::uuid)`;
}

/** Where the name `deals` stands for the rows the asker sees, their rule is asked apart. */
async function amongUpdatable(
  asker: Asker,
  updates: UpdateRight,
  deals: readonly string[],
): Promise<Sql> {
  const { rule } = updates;
  if (typeof rule === 'boolean' || deals.length === 0) return rawSql(String(rule === true));
  const rows = await queryPrepared<{ id: string }>(
    asker.database,
    sql`SELECT card.id FROM deals AS card
      WHERE card.id = ANY(${deals}::uuid[]) AND ${mayMoveCard(updates, asker)}`,
  );
  return sql`card.id = ANY(${rows.map(({ id }) => id)}::uuid[])`;
}
