import { readMailCell } from '../contacts/read-mail-cell.ts';
import { isReadable } from '../text/clean-text.ts';
import { repairText } from '../text/repair-text.ts';
import { tidyText } from '../text/same-text.ts';
import { unescapeFormula } from '../text/unescape-formula.ts';
import type { CivilDateFormat } from '../time/civil-date.ts';
import { isCellError, isShortenedNumber } from './cell-error.ts';
import { checkCurrencies, type WrittenAmount } from './check-currencies.ts';
import type { JsonValue, Mapping } from './mapping.ts';
import type { HeaderMatch } from './match-headers.ts';
import { readCell } from './read-cell.ts';
import { readForeignPhones, type WrittenPhone } from './read-foreign-phones.ts';
import type { Remark } from './remarks.ts';
import { remarkOn } from './remarks.ts';
import type { RowDraft, RowReference } from './row-draft.ts';
import { addRemark, newDraft, reject } from './row-draft.ts';

/** One row of a file, read and judged, before anything is looked up. */
export interface RowReading {
  /** Position in the file as a spreadsheet shows it: the header is row 1. */
  readonly rowNumber: number;
  readonly key: string;
  readonly externalId: string | null;
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly references: readonly RowReference[];
  /** The cells as they were, under the names of `headers`. */
  readonly cells: readonly string[];
  readonly headers: readonly string[];
  readonly remarks: readonly Remark[];
  /** Fields whose cell says nothing (its value is lost, a box is empty): what is known of them stays. */
  readonly unread: readonly string[];
  readonly isRejected: boolean;
}

/** One row as it was read from a file. */
export interface FileRow {
  readonly number: number;
  readonly cells: readonly string[];
  /** The places of the cells that a spreadsheet has stored as numbers. */
  readonly numeric?: readonly number[] | undefined;
}

/** What was found or chosen about a whole file, over what its mapping says. */
export interface ReadingOptions {
  readonly dateFormat?: CivilDateFormat | undefined;
  /** A short text that two different texts never share: for rows known by their whole content. */
  readonly fingerprint?: ((text: string) => string) | undefined;
  /** Cells stand where their address says: one too many is a note beside, one too few is empty. */
  readonly isGrid?: boolean | undefined;
}

const MAX_EXTERNAL_ID = 255;

/** Reads one row of a file by its mapping. It never throws: what is wrong becomes remarks. */
export function readRow(
  mapping: Mapping,
  match: HeaderMatch,
  row: FileRow,
  reading: ReadingOptions = {},
): RowReading {
  const { options } = mapping;
  const { dateFormat } = reading;
  const draft = newDraft();
  checkShape(match, row.cells, draft, reading);
  const key = keyOf(mapping, match, row.cells, reading);
  const externalId = readExternalId(mapping, key, draft);
  const amounts: WrittenAmount[] = [];
  const phones: WrittenPhone[] = [];
  for (const { column, index, rules } of match.columns) {
    const text = textOf(row.cells, index);
    const written = row.cells[index] ?? '';
    if (repairText(written) !== written)
      addRemark(draft, remarkOn(column, 'VALUE_NORMALISED', written));
    const isNumber = row.numeric?.includes(index) ?? false;
    for (const rule of rules) {
      readCell(mapping, { column, rule, text, draft, dateFormat, isNumber });
      if (rule.as === 'amount') amounts.push({ column, rule, text });
      if (rule.as === 'phone') phones.push({ column, rule, text });
    }
  }
  collectLeftover(mapping, match, row.cells, draft);
  Object.assign(draft.values, options.constants);
  checkCurrencies(amounts, draft);
  readForeignPhones(phones, draft);
  checkDates(mapping, draft);
  return {
    ...draft,
    rowNumber: row.number,
    key,
    externalId,
    cells: row.cells,
    headers: match.headers,
  };
}

function textOf(cells: readonly string[], index: number): string {
  return unescapeFormula(repairText(tidyText(cells[index] ?? '')));
}

/** What identifies a row; empty when nothing does. */
function keyOf(
  { options }: Mapping,
  { keyIndex, headers }: HeaderMatch,
  cells: readonly string[],
  { fingerprint }: ReadingOptions,
): string {
  const text = textOf(cells, keyIndex);
  // Whatever has left empty cells out at the end, a row is the same.
  const whole = () => fingerprint?.(JSON.stringify(padded(cells, headers.length))) ?? '';
  if (options.key_as === 'row') return whole();
  return options.key_as === 'email' ? (mailOf(text) ?? whole()) : text;
}

function padded(cells: readonly string[], width: number): readonly string[] {
  return cells.length < width ? [...cells, ...Array(width - cells.length).fill('')] : cells;
}

function mailOf(text: string): string | null {
  const read = readMailCell(text);
  return read.kind === 'one' ? read.email : null;
}

function readExternalId({ options }: Mapping, key: string, draft: RowDraft): string | null {
  const externalId = `${options.source}:${key}`;
  if (isCellError(key) || isShortenedNumber(key)) {
    const code = isCellError(key) ? 'CELL_ERROR' : 'NUMBER_SHORTENED';
    reject(draft, remarkOn(options.key, code, key));
    return null;
  }
  if (key !== '' && isReadable(key) && externalId.length <= MAX_EXTERNAL_ID) return externalId;
  reject(
    draft,
    remarkOn(options.key, key === '' ? 'VALUE_REQUIRED' : 'VALUE_INVALID', key || null),
  );
  return null;
}

function checkShape(
  match: HeaderMatch,
  cells: readonly string[],
  draft: RowDraft,
  { isGrid }: ReadingOptions,
): void {
  const { headers } = match;
  const missing = isGrid ? undefined : headers[cells.length];
  // A missing last cell under no name is a comma less, not a column less.
  if (missing) reject(draft, remarkOn(missing, 'CELLS_MISSING', null));
  const extra = cells.findIndex((cell, at) => at >= headers.length && cell.trim() !== '');
  if (extra >= 0 && isGrid) {
    addRemark(draft, remarkOn(`n° ${extra + 1}`, 'UNNAMED_VALUE', cells[extra] ?? null));
  } else if (extra >= 0) {
    reject(draft, remarkOn(null, 'CELLS_EXTRA', cells[extra] ?? null));
  }
  for (let index = 0; index < cells.length; index += 1) {
    if (!isReadable(cells[index] ?? '')) {
      reject(draft, remarkOn(headers[index] ?? null, 'TEXT_INVALID_ENCODING', null));
    }
  }
  for (const index of match.unnamed) {
    const cell = (cells[index] ?? '').trim();
    if (cell !== '') addRemark(draft, remarkOn(`n° ${index + 1}`, 'UNNAMED_VALUE', cell));
  }
}

function collectLeftover(
  { options }: Mapping,
  match: HeaderMatch,
  cells: readonly string[],
  draft: RowDraft,
): void {
  if (!options.leftover) return;
  const answers: [string, string][] = [];
  for (const { header, index } of match.leftover) {
    const text = textOf(cells, index);
    if (text === '') continue;
    if (options.not_answered?.includes(text)) {
      addRemark(draft, remarkOn(header, 'NOT_ANSWERED', text));
    } else if (isCellError(text)) {
      addRemark(draft, remarkOn(header, 'CELL_ERROR', text));
      draft.unread.push(options.leftover);
    } else {
      answers.push([header, text]);
    }
  }
  draft.values[options.leftover] = Object.fromEntries(answers);
}

function checkDates({ options }: Mapping, draft: RowDraft): void {
  for (const { code, column, earlier, later } of options.checks ?? []) {
    const [start, end] = [draft.values[earlier], draft.values[later]];
    if (typeof start === 'string' && typeof end === 'string' && end < start) {
      addRemark(draft, remarkOn(column, code, `${start} > ${end}`));
    }
  }
}
