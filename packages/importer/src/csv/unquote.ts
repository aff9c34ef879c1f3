/**
 * A cell in quotes that the parser has left as it was, because its quotes are not those of a CSV: a
 * backslash before each one inside, or blanks after the last. `"Le \"Petit\""` is `Le "Petit"`.
 */
export function unquote(cells: readonly string[]): readonly string[] {
  return cells.some((cell) => cell.startsWith('"')) ? cells.map(unquoteCell) : cells;
}

function unquoteCell(cell: string): string {
  const text = cell.trimEnd();
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return cell;
  const inner = text.slice(1, -1);
  const isEscaped = inner.includes('\\"');
  if (!isEscaped && (text === cell || inner.includes('"'))) return cell;
  return inner.replaceAll('\\"', '"').replaceAll('""', '"');
}
