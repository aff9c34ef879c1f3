import type { Board, Card, StageColumn, StageFigures } from '../contract.ts';
import { countCard } from './board-figures.ts';

/** Where a card is put: in a stage, between the card above (`after`) and the one below (`before`). */
export interface Place {
  readonly stage: string;
  readonly after: string | null;
  readonly before: string | null;
}

export function findCard(board: Board, id: string): Card | null {
  for (const { cards } of board.stages) {
    const card = cards.find((one) => one.id === id);
    if (card) return card;
  }
  return null;
}

/** Where a card is now, so that it can be put back there. */
export function placeOf(board: Board, id: string): Place | null {
  for (const { key, cards } of board.stages) {
    const index = cards.findIndex((card) => card.id === id);
    if (index === -1) continue;
    return {
      stage: key,
      after: cards[index - 1]?.id ?? null,
      before: cards[index + 1]?.id ?? null,
    };
  }
  return null;
}

/**
 * The place at a row of a column, the moving card left out of the count. Below the last loaded card
 * of a column that has more, the place is just above it: what follows is not known here.
 */
export function placeAt(stage: StageColumn, index: number, movingId: string): Place {
  const from = stage.cards.findIndex(({ id }) => id === movingId);
  const others = stage.cards.filter(({ id }) => id !== movingId);
  const shifted = from !== -1 && from < index ? index - 1 : index;
  const last = stage.next === null ? others.length : Math.max(0, others.length - 1);
  const row = Math.min(Math.max(0, shifted), last);
  return {
    stage: stage.key,
    after: others[row - 1]?.id ?? null,
    before: others[row]?.id ?? null,
  };
}

/** The board once a card has moved, figures included; the same board when it is not on it. */
export function applyMove(board: Board, id: string, to: Place, now: string): Board {
  const card = findCard(board, id);
  const target = board.stages.find(({ key }) => key === to.stage);
  if (!card || !target) return board;
  const moved = card.stage === to.stage ? card : enterStage(card, board, target, now);
  const stages = board.stages.map((stage) => {
    const left = stage.key === card.stage ? takeOut(stage, card) : stage;
    return left.key === to.stage ? putIn(left, moved, to) : left;
  });
  return { ...board, stages };
}

/** Takes over what the server counts, in the place of what was guessed here. */
export function withFigures(board: Board, figures: readonly StageFigures[]): Board {
  const byKey = new Map(figures.map((one) => [one.key, one]));
  const stages = board.stages.map((stage) => {
    const known = byKey.get(stage.key);
    return known ? { ...stage, count: known.count, totals: known.totals } : stage;
  });
  return { ...board, stages };
}

/** Puts the server's version of a card where the card is shown. */
export function replaceCard(board: Board, card: Card): Board {
  const stages = board.stages.map((stage) =>
    stage.key === card.stage && stage.cards.some(({ id }) => id === card.id)
      ? { ...stage, cards: stage.cards.map((one) => (one.id === card.id ? card : one)) }
      : stage,
  );
  return { ...board, stages };
}

/** As core decides it: an own probability lives only from open stage to open stage. */
function enterStage(card: Card, board: Board, target: StageColumn, now: string): Card {
  const origin = board.stages.find(({ key }) => key === card.stage);
  const staysOpen = origin?.type === 'open' && target.type === 'open';
  return {
    ...card,
    stage: target.key,
    stage_entered_at: now,
    probability: staysOpen ? card.probability : null,
    is_late: target.type === 'open' && card.is_late,
  };
}

function takeOut(stage: StageColumn, card: Card): StageColumn {
  const cards = stage.cards.filter(({ id }) => id !== card.id);
  return { ...stage, ...countCard(stage, card, -1), cards };
}

function putIn(stage: StageColumn, card: Card, { after, before }: Place): StageColumn {
  const below = stage.cards.findIndex(({ id }) => id === before);
  const above = stage.cards.findIndex(({ id }) => id === after);
  // Neighbours may have moved meanwhile: the card below counts first, then the one above.
  const index = below !== -1 ? below : above + 1;
  const cards = [...stage.cards.slice(0, index), card, ...stage.cards.slice(index)];
  return { ...stage, ...countCard(stage, card, 1), cards };
}
