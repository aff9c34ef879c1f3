import { placeCard } from '@ia/core';
import { type ExtensionContext, withTransaction } from '@ia/directus-kit';
import { publishUpdate } from '@ia/directus-kit/writing/publish-change';
import type { Knex } from 'knex';
import type { BoardAsker } from './board-asker.ts';
import { type Drop, loadNeighbours, type Situation } from './store/load-situation.ts';
import { lockStage, numberCards } from './store/number-cards.ts';
import { readMoved } from './store/read-moved.ts';
import { type MoveChanges, writeMove } from './store/write-move.ts';

export interface DecidedMove {
  readonly drop: Drop;
  readonly situation: Situation;
  readonly changes: Omit<MoveChanges, 'position'>;
}

/**
 * Writes a decided move at its place and tells the live screens. Returns what to answer, as JSON;
 * `null`, and has written nothing, when the deal left its stage meanwhile.
 */
export async function placeMove(
  asker: BoardAsker,
  context: ExtensionContext,
  move: DecidedMove,
): Promise<string | null> {
  const position = placeCard(move.situation, Math.random());
  if (position !== null) return save(asker, context, { ...move, position });
  const made = await makeRoom(asker, move.drop);
  await publishUpdate(asker, { collection: 'deals', keys: made.numbered, payload: {} });
  return save(asker, context, { ...move, position: made.position });
}

/**
 * Rare: the cards around have no position yet, or no room is left between them. One person at a
 * time does this to a stage; whoever waited may find the room already made.
 */
function makeRoom(asker: BoardAsker, drop: Drop) {
  return withTransaction(asker.database, {}, async (trx) => {
    await lockStage(trx, drop);
    const found = await choose(trx, drop);
    if (found.position !== null) return { position: found.position, numbered: [] };
    const numbered = await numberCards(trx, drop);
    const { position, above } = await choose(trx, drop);
    // Somebody dropped a card right there while this ran: beside it is close enough.
    return { position: position ?? above ?? '0', numbered };
  });
}

async function choose(trx: Knex.Transaction, drop: Drop) {
  const around = await loadNeighbours(trx, drop);
  const above = around?.above?.position ?? null;
  return { position: around ? placeCard(around, Math.random()) : null, above };
}

async function save(
  asker: BoardAsker,
  context: ExtensionContext,
  { drop, situation, changes, position }: DecidedMove & { readonly position: string },
): Promise<string | null> {
  const payload = { ...changes, position };
  if (!asker.updates.isPlain) {
    // Their permission checks or completes what is written: Directus does that, and the rest.
    const { accountability, schema, database: knex } = asker;
    const deals = new context.services.ItemsService('deals', { accountability, schema, knex });
    await deals.updateOne(drop.deal, payload);
    return readMoved(asker, drop.deal);
  }
  const from = situation.deal.stage;
  const answer = await writeMove(asker, { deal: drop.deal, from, changes: payload });
  if (answer === null) return null;
  await publishUpdate(asker, { collection: 'deals', keys: [drop.deal], payload });
  // Written with the tables as they are: only for whoever reads all of them.
  if (asker.standIns.length === 0) return answer;
  return readMoved(asker, drop.deal);
}
