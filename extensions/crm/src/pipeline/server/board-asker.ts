import { movesOfRole } from '@ia/core';
import { type ExtensionContext, STAFF_ROLES } from '@ia/directus-kit';
import { type SignedInAsker, signedIn, type Who } from '@ia/directus-kit/http/who';
import type { Sql } from '@ia/directus-kit/sql/sql';
import { readableTables } from './readable-tables.ts';
import { mayMoveSql, movesSql, oneOf, whichCards } from './store/asker-conditions.ts';
import { type BoardTable, CARD_TABLES } from './tables.ts';
import { fetchUpdateRight, mayMoveCard, type UpdateRight } from './update-rule.ts';

/** Somebody who asks for deals: who they are, and what they may see and move. */
export interface BoardAsker extends SignedInAsker {
  readonly standIns: readonly Sql[];
  /** Deals they see, when they do not see all of them. */
  readonly visibleDeals: readonly string[] | null;
  /** Fields of deals they may not read. */
  readonly unreadable: readonly string[];
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
  const [{ standIns, visibleDeals, unreadable }, updates] = await Promise.all([
    readableTables(asker, context.services, wanted),
    fetchUpdateRight(asker),
  ]);
  const mayUpdate =
    visibleDeals === null
      ? mayMoveCard(updates, asker)
      : await amongUpdatable(asker, updates, visibleDeals);
  const moves = movesSql(asker, { byRole: MOVES, none: NO_MOVES });
  const mayMove = mayMoveSql(moves, mayUpdate);
  return { ...asker, standIns, visibleDeals, unreadable, updates, moves, mayUpdate, mayMove };
}

/** Where the name `deals` stands for the rows the asker sees, their rule is asked apart. */
async function amongUpdatable(
  asker: SignedInAsker,
  updates: UpdateRight,
  deals: readonly string[],
): Promise<Sql> {
  const { rule } = updates;
  if (typeof rule === 'boolean') return oneOf(rule ? deals : []);
  return oneOf(await whichCards(asker.database, deals, mayMoveCard(updates, asker)));
}
