import { DomainError } from '../errors.ts';
import { isReadable } from '../text/clean-text.ts';
import type { ColumnRule, Mapping } from './mapping.ts';
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
  const headers = header.map((name) => name.trim());
  if (headers.every((name) => name === '')) throw new DomainError('FILE_EMPTY', { value: '' });
  const indexOf = indexHeaders(headers);
  const { key, key_as } = mapping.options;
  const keys = key_as === 'row' ? [] : [key];
  const expected = [...keys, ...Object.keys(mapping.columns)];
  if (headers.length > 1 && !expected.some((name) => indexOf.has(name))) {
    throw new DomainError('HEADER_UNMAPPED', { hint: expected.slice(0, 5).join(', ') });
  }
  const missing = expected.find((name) => !indexOf.has(name));
  if (missing !== undefined) throw new DomainError('HEADER_MISSING', { field: missing });
  const unreadable = headers.findIndex((name) => !isReadable(name));
  if (unreadable >= 0) {
    throw new DomainError('TEXT_INVALID_ENCODING', { field: `n° ${unreadable + 1}` });
  }
  const known = new Set(expected);
  const leftover = [...indexOf]
    .filter(([name]) => !known.has(name))
    .map(([name, index]) => ({ header: name, index }));
  const unnamed = headers.flatMap((name, index) => (name === '' ? [index] : []));
  const columns = Object.entries(mapping.columns).map(([column, rules]) => ({
    column,
    rules,
    index: indexOf.get(column) ?? -1,
  }));
  const keyIndex = indexOf.get(mapping.options.key) ?? -1;
  const remarks = fileRemarks(mapping, leftover, unnamed);
  return { headers, keyIndex, columns, leftover, unnamed, remarks };
}

function indexHeaders(headers: readonly string[]): ReadonlyMap<string, number> {
  const indexOf = new Map<string, number>();
  for (const [index, name] of headers.entries()) {
    if (name === '') continue;
    if (indexOf.has(name)) throw new DomainError('HEADER_DUPLICATE', { field: name });
    indexOf.set(name, index);
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
