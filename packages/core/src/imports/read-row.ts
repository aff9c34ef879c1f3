import { DomainError } from '../errors.ts';
import { isReadable } from '../text/clean-text.ts';
import { convertCell } from './convert-cell.ts';
import type { ColumnRule, JsonValue, Mapping } from './mapping.ts';
import type { HeaderMatch } from './match-headers.ts';
import type { Remark } from './remarks.ts';
import { remarkOn } from './remarks.ts';

/** A link to a record that another file, or a person, brought in. */
export interface RowReference {
  readonly column: string;
  readonly field: string;
  readonly collection: string;
  readonly externalId: string;
  readonly required: boolean;
}

/** One row of a file, read and judged, before anything is looked up. */
export interface RowReading {
  /** Position in the file as a spreadsheet shows it: the header is row 1. */
  readonly rowNumber: number;
  readonly key: string;
  readonly externalId: string | null;
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly references: readonly RowReference[];
  /** Cells by header, as they were, for composed fields. */
  readonly cells: Readonly<Record<string, string>>;
  readonly remarks: readonly Remark[];
  readonly isRejected: boolean;
}

const MAX_EXTERNAL_ID = 255;

interface Draft {
  readonly values: Record<string, JsonValue>;
  readonly references: RowReference[];
  readonly remarks: Remark[];
  isRejected: boolean;
}

/** Reads one row of a file by its mapping. It never throws: what is wrong becomes remarks. */
export function readRow(
  mapping: Mapping,
  match: HeaderMatch,
  row: { readonly number: number; readonly cells: readonly string[] },
): RowReading {
  const { options } = mapping;
  const draft: Draft = { values: {}, references: [], remarks: [], isRejected: false };
  checkShape(match, row.cells, draft);
  const key = (row.cells[match.indexOf.get(options.key) ?? -1] ?? '').trim();
  const externalId = readExternalId(mapping, key, draft);
  for (const [column, rules] of Object.entries(mapping.columns)) {
    const text = (row.cells[match.indexOf.get(column) ?? -1] ?? '').trim();
    for (const rule of rules) readCell(mapping, { column, rule, text, draft });
  }
  collectLeftover(mapping, match, row.cells, draft);
  Object.assign(draft.values, options.constants);
  checkDates(mapping, draft);
  return {
    ...draft,
    rowNumber: row.number,
    key,
    externalId,
    cells: Object.fromEntries(
      [...match.indexOf].map(([header, index]) => [header, (row.cells[index] ?? '').trim()]),
    ),
  };
}

function readExternalId({ options }: Mapping, key: string, draft: Draft): string | null {
  const externalId = `${options.source}:${key}`;
  if (key !== '' && isReadable(key) && externalId.length <= MAX_EXTERNAL_ID) return externalId;
  reject(
    draft,
    remarkOn(options.key, key === '' ? 'VALUE_REQUIRED' : 'VALUE_INVALID', key || null),
  );
  return null;
}

function checkShape(match: HeaderMatch, cells: readonly string[], draft: Draft): void {
  const { headers } = match;
  const missing = headers[cells.length];
  // A missing last cell under no name is a comma less, not a column less.
  if (missing) reject(draft, remarkOn(missing, 'CELLS_MISSING', null));
  const extra = cells.slice(headers.length).find((cell) => cell.trim() !== '');
  if (extra !== undefined) reject(draft, remarkOn(null, 'CELLS_EXTRA', extra));
  for (const [index, cell] of cells.entries()) {
    if (!isReadable(cell)) {
      reject(draft, remarkOn(headers[index] ?? null, 'TEXT_INVALID_ENCODING', null));
    }
  }
  for (const index of match.unnamed) {
    const cell = (cells[index] ?? '').trim();
    if (cell !== '') draft.remarks.push(remarkOn(`n° ${index + 1}`, 'UNNAMED_VALUE', cell));
  }
}

interface CellInput {
  readonly column: string;
  readonly rule: ColumnRule;
  readonly text: string;
  readonly draft: Draft;
}

function readCell(mapping: Mapping, { column, rule, text, draft }: CellInput): void {
  const { values, remarks } = draft;
  values[rule.field] = rule.default ?? null;
  if (rule.when && !rule.when.in.some((value) => value === values[rule.when?.field ?? ''])) return;
  const isAnswered = text !== '' && !mapping.options.not_answered?.includes(text);
  if (text !== '' && !isAnswered) remarks.push(remarkOn(column, 'NOT_ANSWERED', text));
  // Said once for the whole cell when the shape of the row was checked.
  if (!isReadable(text)) return;
  if (!isAnswered) {
    if (rule.required) reject(draft, remarkOn(column, 'VALUE_REQUIRED', null));
    return;
  }
  try {
    const table = rule.values === undefined ? undefined : mapping.values[rule.values];
    const { value, remark } = convertCell(text, rule, { column, table });
    if (remark) remarks.push(remarkOn(column, remark, text));
    if (value === null && rule.required) draft.isRejected = true;
    if (rule.as === 'reference' && typeof value === 'string') {
      draft.references.push(referenceOf(column, rule, value));
    } else if (value !== null) {
      values[rule.field] = value;
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    reject(draft, remarkOn(column, error.code, text));
  }
}

function referenceOf(column: string, rule: ColumnRule, externalId: string): RowReference {
  const { field, collection = '', required = false } = rule;
  return { column, field, collection, externalId, required };
}

function collectLeftover(
  { options }: Mapping,
  match: HeaderMatch,
  cells: readonly string[],
  draft: Draft,
): void {
  if (!options.leftover) return;
  const answers: [string, string][] = [];
  for (const { header, index } of match.leftover) {
    const text = (cells[index] ?? '').trim();
    if (text === '') continue;
    if (options.not_answered?.includes(text)) {
      draft.remarks.push(remarkOn(header, 'NOT_ANSWERED', text));
    } else {
      answers.push([header, text]);
    }
  }
  draft.values[options.leftover] = Object.fromEntries(answers);
}

function checkDates({ options }: Mapping, draft: Draft): void {
  for (const { code, column, earlier, later } of options.checks ?? []) {
    const [start, end] = [draft.values[earlier], draft.values[later]];
    if (typeof start === 'string' && typeof end === 'string' && end < start) {
      draft.remarks.push(remarkOn(column, code, `${start} > ${end}`));
    }
  }
}

function reject(draft: Draft, remark: Remark): void {
  draft.remarks.push(remark);
  draft.isRejected = true;
}
