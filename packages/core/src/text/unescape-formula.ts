/** What a spreadsheet takes for a formula behind the apostrophe that keeps it text. */
const ESCAPED = /^'(?=[=+\-@\t\r＝＋－＠])/u;

/** A formula that is nothing but a text: `="0612345678"` keeps its zero in a spreadsheet. */
const TEXT_FORMULA = /^=\s*(?:T\(\s*)?"((?:[^"]|"")*)"\s*\)?$/i;

/**
 * A cell as its author wrote it: exports put an apostrophe before what a spreadsheet would run
 * (`'+33 6 12`), or a formula around what it would shorten. Neither is part of the value.
 */
export function unescapeFormula(cell: string): string {
  if (cell.startsWith('=')) return TEXT_FORMULA.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
  return cell.startsWith("'") ? cell.replace(ESCAPED, '') : cell;
}
