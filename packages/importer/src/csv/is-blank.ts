import { isCellError } from '@ia/core/imports';

/** What sheets are prepared with, row after row: unticked boxes, and formulas over nothing. */
const PREPARED = /^(?:false|faux|0(?:[.,]0+)?(?:\s?[%€])?)$/i;
const LONGEST = 14;

/**
 * Whether a line holds nothing: its cells are empty, or some are empty and the rest is what a
 * prepared row shows before anybody has filled it (FALSE, 0, the error of a formula).
 */
export function isBlank(cells: readonly string[]): boolean {
  let hasEmpty = cells.length === 0;
  let hasPrepared = false;
  for (const cell of cells) {
    // The sign MS-DOS ended its files with.
    if (cell === '' || cell === '\u001a' || cell.trim() === '') {
      hasEmpty = true;
      continue;
    }
    if (cell.length > LONGEST || !isPrepared(cell.trim())) return false;
    hasPrepared = true;
  }
  return hasEmpty || !hasPrepared;
}

function isPrepared(text: string): boolean {
  return PREPARED.test(text) || isCellError(text);
}
