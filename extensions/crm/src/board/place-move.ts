import { DomainError } from '@ia/core';
import { type ExtensionContext, withTransaction } from '@ia/directus-kit';
import { publishUpdate } from '@ia/directus-kit/publish-change';
import type { Knex } from 'knex';
import type { BoardAsker } from './board-asker.ts';
import { type Drop, loadNeighbours, positionOf, type Situation } from './load-situation.ts';
import { numberCards } from './number-cards.ts';
import { type MoveChanges, writeMove } from './write-move.ts';

export interface DecidedMove {
  readonly drop: Drop;
  readonly situation: Situation;
  readonly changes: Omit<MoveChanges, 'position'>;
}

/**
 * Writes a decided move at its place and tells the live screens. Returns false, and has written
 * nothing, when the deal left its stage meanwhile.
 */
export async function placeMove(
  asker: BoardAsker,
  context: ExtensionContext,
  move: DecidedMove,
): Promise<boolean> {
  const position = positionOf(move.situation, Math.random());
  if (position !== null) return save(asker.database, asker, context, { ...move, position });
  // Rare: the cards around have no position yet, or no room is left between them.
  const numbered = await withTransaction(asker.database, {}, async (trx) => {
    const keys = await numberCards(trx, move.drop);
    const around = await loadNeighbours(trx, move.drop);
    const chosen = around && positionOf(around, Math.random());
    if (!chosen) throw new DomainError('INTERNAL');
    return { keys, position: chosen };
  });
  await publishUpdate(asker, { collection: 'deals', keys: numbered.keys, payload: {} });
  return save(asker.database, asker, context, { ...move, position: numbered.position });
}

async function save(
  knex: Knex,
  asker: BoardAsker,
  context: ExtensionContext,
  { drop, situation, changes, position }: DecidedMove & { readonly position: string },
): Promise<boolean> {
  const payload = { ...changes, position };
  if (!asker.updates.isPlain) {
    // Their permission checks or completes what is written: Directus does that, and the rest.
    const { accountability, schema } = asker;
    const deals = new context.services.ItemsService('deals', { accountability, schema, knex });
    await deals.updateOne(drop.deal, payload);
    return true;
  }
  const from = situation.deal.stage;
  const isWritten = await writeMove(knex, asker, { deal: drop.deal, from, changes: payload });
  if (isWritten) await publishUpdate(asker, { collection: 'deals', keys: [drop.deal], payload });
  return isWritten;
}
