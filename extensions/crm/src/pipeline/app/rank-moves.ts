import type { Board } from '../contract.ts';
import { type Place, placeOf } from './apply-move.ts';
import type { BoardText } from './board-texts.ts';

interface RankMove {
  readonly text: BoardText;
  readonly icon: string;
  readonly place: Place;
}

/** The ways a card may change rank within its column, those that change nothing left out. */
export function rankMoves(board: Board, id: string): readonly RankMove[] {
  const from = placeOf(board, id);
  const stage = board.stages.find(({ key }) => key === from?.stage);
  if (!from || !stage) return [];
  const others = stage.cards.filter((card) => card.id !== id);
  const row = stage.cards.findIndex((card) => card.id === id);
  const at = (index: number): Place => ({
    stage: stage.key,
    after: others[index - 1]?.id ?? null,
    before: others[index]?.id ?? null,
  });
  const moves: RankMove[] = [];
  if (row > 1) moves.push({ text: 'moveTop', icon: 'vertical_align_top', place: at(0) });
  if (row > 0) moves.push({ text: 'moveUp', icon: 'arrow_upward', place: at(row - 1) });
  const hasBelow = row < others.length - 1 || (row < others.length && stage.next === null);
  if (hasBelow) moves.push({ text: 'moveDown', icon: 'arrow_downward', place: at(row + 1) });
  return moves;
}
