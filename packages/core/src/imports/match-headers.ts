import { DomainError } from '../errors.ts';
import { isReadable } from '../text/clean-text.ts';
import { repairText } from '../text/repair-text.ts';
import { tidyText } from '../text/same-text.ts';
import { unescapeFormula } from '../text/unescape-formula.ts';
import type { ColumnRule, Mapping } from './mapping.ts';
import { sameHeader } from './plain-header.ts';
import type { Remark } from './remarks.ts';
import { remarkOn } from './remarks.ts';

export interface MatchedColumn {
  readonly column: string;
  readonly index: number;
  readonly rules: readonly ColumnRule[];
}

/** Where each column of a given file is. */
export interface HeaderMatch {
  readonly headers: readonly string[];
  readonly keyIndex: number;
  /** The columns of the mapping, where they are and how they are read. */
  readonly columns: readonly MatchedColumn[];
  /** Named columns without a rule. */
  readonly leftover: readonly { readonly header: string; readonly index: number }[];
  readonly unnamed: readonly number[];
  /** What is to be said about the columns of the file. */
  readonly remarks: readonly Remark[];
}

/**
 * Finds the columns of a mapping in the header of a file.
 * @throws FILE_EMPTY, HEADER_DUPLICATE, HEADER_UNMAPPED, HEADER_MISSING, TEXT_INVALID_ENCODING, naming the column.
 */
export function matchHeaders(mapping: Mapping, header: readonly string[]): HeaderMatch {
  const headers = header.map((name) => unescapeFormula(repairText(tidyText(name))));
  if (headers.every((name) => name === '')) throw new DomainError('FILE_EMPTY', { value: '' });
  const indexOf = indexHeaders(headers);
  const { key, key_as } = mapping.options;
  const keys = key_as === 'row' ? [] : [key];
  const expected = [...keys, ...Object.keys(mapping.columns)];
  const placeOf = (name: string) => indexOf.get(sameHeader(name))?.index;
  if (headers.length > 1 && !expected.some((name) => placeOf(name) !== undefined)) {
    throw new DomainError('HEADER_UNMAPPED', { hint: expected.slice(0, 5).join(', ') });
  }
  const missing = expected.find((name) => placeOf(name) === undefined);
  if (missing !== undefined) throw new DomainError('HEADER_MISSING', { field: missing });
  const unreadable = headers.findIndex((name) => !isReadable(name));
  if (unreadable >= 0) {
    throw new DomainError('TEXT_INVALID_ENCODING', { field: `n° ${unreadable + 1}` });
  }
  const known = new Set(expected.map(sameHeader));
  const leftover = [...indexOf].flatMap(([name, column]) => (known.has(name) ? [] : [column]));
  const unnamed = headers.flatMap((name, index) => (name === '' ? [index] : []));
  const columns = Object.entries(mapping.columns).map(([column, rules]) => ({
    column,
    rules,
    index: placeOf(column) ?? -1,
  }));
  const keyIndex = placeOf(mapping.options.key) ?? -1;
  const remarks = fileRemarks(mapping, leftover, unnamed);
  return { headers, keyIndex, columns, leftover, unnamed, remarks };
}

interface NamedColumn {
  readonly header: string;
  readonly index: number;
}

/** By what headers that look the same have in common: accents taken apart, another apostrophe. */
function indexHeaders(headers: readonly string[]): ReadonlyMap<string, NamedColumn> {
  const indexOf = new Map<string, NamedColumn>();
  for (const [index, header] of headers.entries()) {
    if (header === '') continue;
    const name = sameHeader(header);
    if (indexOf.has(name)) throw new DomainError('HEADER_DUPLICATE', { field: header });
    indexOf.set(name, { header, index });
  }
  return indexOf;
}

function fileRemarks(
  { columns, options }: Mapping,
  leftover: HeaderMatch['leftover'],
  unnamed: readonly number[],
): readonly Remark[] {
  const assumed = Object.entries(columns).flatMap(([column, rules]) =>
    rules.flatMap(({ currency }) =>
      currency ? [remarkOn(column, 'CURRENCY_NOT_STATED', currency)] : [],
    ),
  );
  const ignored = options.leftover
    ? []
    : leftover.map(({ header }) => remarkOn(header, 'COLUMN_IGNORED', null));
  const nameless = unnamed.map((index) => remarkOn(`n° ${index + 1}`, 'UNNAMED_COLUMN', null));
  return [...assumed, ...ignored, ...nameless];
}
