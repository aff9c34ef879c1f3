/** What the keyboard walks through: the columns on screen and the ids of their cards. */
export interface FocusColumn {
  readonly key: string;
  readonly ids: readonly string[];
}

/**
 * The card a key leads to from the one that has the focus: up and down in a column, left and right
 * to the same row of the next column that has cards. Null: the key leads nowhere.
 */
export function nextFocus(
  columns: readonly FocusColumn[],
  current: string,
  key: string,
): string | null {
  const column = columns.findIndex(({ ids }) => ids.includes(current));
  const ids = columns[column]?.ids;
  if (!ids) return null;
  const row = ids.indexOf(current);
  switch (key) {
    case 'ArrowUp':
      return ids[row - 1] ?? null;
    case 'ArrowDown':
      return ids[row + 1] ?? null;
    case 'Home':
      return ids[0] ?? null;
    case 'End':
      return ids.at(-1) ?? null;
    case 'ArrowLeft':
      return sameRow(columns.slice(0, column).toReversed(), row);
    case 'ArrowRight':
      return sameRow(columns.slice(column + 1), row);
    default:
      return null;
  }
}

function sameRow(columns: readonly FocusColumn[], row: number): string | null {
  const ids = columns.find((column) => column.ids.length > 0)?.ids;
  return ids?.[Math.min(row, ids.length - 1)] ?? null;
}
