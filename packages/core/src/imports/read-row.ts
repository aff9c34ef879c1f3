import { normaliseEmail } from '../contacts/normalise-email.ts';
import { isReadable } from '../text/clean-text.ts';
import { unescapeFormula } from '../text/unescape-formula.ts';
import type { CivilDateFormat } from '../time/civil-date.ts';
import type { JsonValue, Mapping } from './mapping.ts';
import type { HeaderMatch } from './match-headers.ts';
import { readCell } from './read-cell.ts';
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
  readonly isRejected: boolean;
}

/** What was found or chosen about a whole file, over what its mapping says. */
export interface ReadingOptions {
  readonly dateFormat?: CivilDateFormat | undefined;
  /** A short text that two different texts never share: for rows known by their whole content. */
  readonly fingerprint?: ((text: string) => string) | undefined;
}

const MAX_EXTERNAL_ID = 255;

/** Reads one row of a file by its mapping. It never throws: what is wrong becomes remarks. */
export function readRow(
  mapping: Mapping,
  match: HeaderMatch,
  row: { readonly number: number; readonly cells: readonly string[] },
  reading: ReadingOptions = {},
): RowReading {
  const { options } = mapping;
  const draft = newDraft();
  checkShape(match, row.cells, draft);
  const key = keyOf(mapping, match, row.cells, reading);
  const externalId = readExternalId(mapping, key, draft);
  for (const { column, index, rules } of match.columns) {
    const text = textOf(row.cells, index);
    for (const rule of rules)
      readCell(mapping, { column, rule, text, draft, dateFormat: reading.dateFormat });
  }
  collectLeftover(mapping, match, row.cells, draft);
  Object.assign(draft.values, options.constants);
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
  return unescapeFormula((cells[index] ?? '').trim());
}

/** What identifies a row; empty when nothing does. */
function keyOf(
  { options }: Mapping,
  { keyIndex }: HeaderMatch,
  cells: readonly string[],
  { fingerprint }: ReadingOptions,
): string {
  const text = textOf(cells, keyIndex);
  const whole = () => fingerprint?.(JSON.stringify(cells)) ?? '';
  if (options.key_as === 'row') return whole();
  return options.key_as === 'email' ? (mailOf(text) ?? whole()) : text;
}

function mailOf(text: string): string | null {
  try {
    return normaliseEmail(text);
  } catch {
    return null;
  }
}

function readExternalId({ options }: Mapping, key: string, draft: RowDraft): string | null {
  const externalId = `${options.source}:${key}`;
  if (key !== '' && isReadable(key) && externalId.length <= MAX_EXTERNAL_ID) return externalId;
  reject(
    draft,
    remarkOn(options.key, key === '' ? 'VALUE_REQUIRED' : 'VALUE_INVALID', key || null),
  );
  return null;
}

function checkShape(match: HeaderMatch, cells: readonly string[], draft: RowDraft): void {
  const { headers } = match;
  const missing = headers[cells.length];
  // A missing last cell under no name is a comma less, not a column less.
  if (missing) reject(draft, remarkOn(missing, 'CELLS_MISSING', null));
  const extra =
    cells.length > headers.length
      ? cells.slice(headers.length).find((cell) => cell.trim() !== '')
      : undefined;
  if (extra !== undefined) reject(draft, remarkOn(null, 'CELLS_EXTRA', extra));
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
