/** Height of a card and of the space below it: cards are all alike, so that a row is a division. */
export const ROW_HEIGHT = 130;
export const LIST_PADDING = 8;

/** The row a pointer is at in a column of `count` cards, from the offset in its scrolled list. */
export function rowAt(offset: number, count: number): number {
  const row = Math.round((offset - LIST_PADDING) / ROW_HEIGHT);
  return Math.min(Math.max(0, row), count);
}

const EDGE = 72;
const FASTEST = 22;

/** How many pixels to scroll in one frame when a drag is near an edge; 0 elsewhere. */
export function edgeScroll(position: number, start: number, end: number): number {
  if (end - start < EDGE * 2) return 0;
  if (position < start + EDGE) return -speed(start + EDGE - position);
  if (position > end - EDGE) return speed(position - (end - EDGE));
  return 0;
}

function speed(depth: number): number {
  return Math.ceil(FASTEST * Math.min(1, depth / EDGE));
}
