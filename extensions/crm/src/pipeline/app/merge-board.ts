import type { Board, Card, StageColumn } from '../contract.ts';

/** What is known of a deal somebody changed; null when it is gone. */
export interface TouchedDeal {
  readonly stage: string;
  readonly position: string | number | null;
}

export type Touched = ReadonlyMap<string, TouchedDeal | null>;

/**
 * The board as the server says it now, without losing the pages people had scrolled to: the first
 * page of each column is the fresh one, what was loaded below stays, less the deals that went away
 * and with those of the board that came in.
 */
export function mergeBoard(old: Board, fresh: Board, touched: Touched): Board {
  const isFresh = new Set(fresh.stages.flatMap(({ cards }) => cards.map(({ id }) => id)));
  const known = new Map(old.stages.flatMap(({ cards }) => cards.map((card) => [card.id, card])));
  const stages = fresh.stages.map((stage) => {
    const before = old.stages.find(({ key }) => key === stage.key);
    if (!before || before.cards.length <= stage.cards.length || stage.next === null) return stage;
    const tail = tailOf(before, stage).filter(({ id }) => !isFresh.has(id) && !touched.has(id));
    const last = tail.at(-1);
    if (!last) return stage;
    const arrived = arrivalsIn(stage, last, { known, touched, isFresh });
    const cards = [...stage.cards, ...[...tail, ...arrived].sort(byPlace)];
    return { ...stage, cards, next: before.next };
  });
  return { ...fresh, stages };
}

/** Whether a stage was added, removed, renamed or moved since the board was drawn. */
export function stagesDiffer(old: Board, fresh: Board): boolean {
  const outline = ({ stages }: Board) =>
    stages.map(({ key, type, label, label_en }) => [key, type, label, label_en].join('\n'));
  return outline(old).join('\n\n') !== outline(fresh).join('\n\n');
}

function tailOf(before: StageColumn, fresh: StageColumn): readonly Card[] {
  const last = fresh.cards.at(-1);
  if (!last) return before.cards;
  const index = before.cards.findIndex(({ id }) => id === last.id);
  if (index !== -1) return before.cards.slice(index + 1);
  return before.cards.filter((card) => byPlace(last, card) < 0);
}

interface Known {
  readonly known: ReadonlyMap<string, Card>;
  readonly touched: Touched;
  readonly isFresh: ReadonlySet<string>;
}

/** Cards that were on the board and that somebody put among the rows loaded below. */
function arrivalsIn(
  stage: StageColumn,
  last: Card,
  { known, touched, isFresh }: Known,
): readonly Card[] {
  const top = stage.cards.at(-1);
  return [...touched].flatMap(([id, row]) => {
    const card = known.get(id);
    if (!card || row?.stage !== stage.key || isFresh.has(id)) return [];
    const placed = { ...card, stage: stage.key, position: row.position };
    const isAmong = byPlace(placed, last) <= 0 && (!top || byPlace(top, placed) <= 0);
    return isAmong ? [placed] : [];
  });
}

/** Cards without a position come last, in the order the server gave them. */
function byPlace(first: Card, second: Card): number {
  return rankOf(first) - rankOf(second) || 0;
}

function rankOf({ position }: Card): number {
  return position === null ? Number.MAX_SAFE_INTEGER : Number(position);
}
