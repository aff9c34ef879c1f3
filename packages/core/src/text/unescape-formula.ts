/** What a spreadsheet takes for a formula behind the apostrophe that keeps it text. */
const ESCAPED = /^'(?=[=+\-@\t\r＝＋－＠])/u;

/**
 * A cell as its author wrote it: exports put an apostrophe before what a spreadsheet would run
 * (`'+33 6 12`), and it is no part of the value.
 */
export function unescapeFormula(cell: string): string {
  return cell.replace(ESCAPED, '');
}
