import type { Row } from '@ia/directus-kit';
import { type CsvFile, type CsvRows, cellOf } from '@ia/directus-kit/http/csv-export';
import { type Column, describeColumn, type Exported } from './describe-column.ts';
import { fillName, type NamedLinks } from './named-links.ts';

export interface Told extends Exported {
  readonly named?: NamedLinks;
  /** The fields in the order they were asked for; Directus answers links last. */
  readonly asked?: readonly string[];
  readonly words: CsvFile['words'];
}

/**
 * Rows of Directus as cells, the header first. Without `paths` the columns are those of the rows
 * themselves, in their order; the row behind a link gives its own fields, or its name.
 */
export function rowsOf(input: unknown, told: Told, paths?: readonly string[] | null): CsvRows {
  const rows = (Array.isArray(input) ? input : [input]).filter(isRow);
  if (rows.length === 0) return [];
  const columns = withOwnHeaders(
    readable(asLinks(paths ?? asAsked(pathsOf(rows, told), told), told), told).map((path) =>
      describeColumn(path, told),
    ),
  );
  return [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map((column) => cellAt(row, column, told))),
  ];
}

/** A link told by its name is one column, whatever the name is made of. */
function asLinks(paths: readonly string[], { named = {} }: Told): readonly string[] {
  const columns = paths.map((path) => {
    const [field = ''] = path.split('.');
    return field in named ? field : path;
  });
  return [...new Set(columns)];
}

function asAsked(paths: readonly string[], { asked = [] }: Told): readonly string[] {
  if (asked.length === 0 || asked.some((field) => field.includes('*'))) return paths;
  const rankOf = (path: string) => {
    const rank = asked.findIndex(
      (field) => `${path}.`.startsWith(`${field}.`) || `${field}.`.startsWith(`${path}.`),
    );
    return rank === -1 ? asked.length : rank;
  };
  return paths.toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** Without what only a program reads: identifiers of several rows, the text a search compares. */
function readable(
  paths: readonly string[],
  { collection, model, named = {} }: Told,
): readonly string[] {
  const shown = paths.filter(
    (path) => path !== SEARCH && (path in named || !model.isList(collection, path)),
  );
  return shown.length > 0 ? shown : paths;
}

/** Written by the database, see the migration of searches. */
const SEARCH = 'search';

/** Between the names of several rows; a name holds none. */
const BETWEEN = '|';

function cellAt(row: Row, column: Column, told: Told): string {
  const template = told.named?.[column.path];
  if (template === undefined) return textAt(row, column, told.words);
  const linked = row[column.path];
  const nameOf = (one: Row) =>
    fillName(template, (name) =>
      textAt({ [column.path]: one }, describeColumn(`${column.path}.${name}`, told), told.words),
    );
  if (!Array.isArray(linked)) return isRow(linked) ? nameOf(linked) : '';
  return linked
    .filter(isRow)
    .map((one) => nameOf(one).replaceAll(BETWEEN, '/'))
    .filter((name) => name !== '')
    .join(` ${BETWEEN} `);
}

/** Two columns of one label are told apart by their path. */
function withOwnHeaders(columns: readonly Column[]): readonly Column[] {
  const counts = new Map<string, number>();
  for (const { header } of columns) counts.set(header, (counts.get(header) ?? 0) + 1);
  return columns.map((column) =>
    counts.get(column.header) === 1
      ? column
      : { ...column, header: `${column.header} (${column.path})` },
  );
}

function pathsOf(rows: readonly Row[], { collection, model, named = {} }: Told): readonly string[] {
  const paths = new Set<string>();
  const links = new Set<string>();
  const collect = (row: Row, prefix: string, at: string) => {
    for (const [field, value] of Object.entries(row)) {
      const path = prefix + field;
      if (!isRow(value) || model.isJson(at, field) || path in named) {
        paths.add(path);
        continue;
      }
      links.add(path);
      collect(value, `${path}.`, model.targetOf(at, field) ?? at);
    }
  };
  for (const row of rows) collect(row, '', collection);
  // An empty link of one row says nothing beside the fields of the others.
  return [...paths].filter((path) => !links.has(path));
}

function textAt(row: Row, { path, kind, choices }: Column, words: CsvFile['words']): string {
  const value = path.split('.').reduce<unknown>((at, key) => (isRow(at) ? at[key] : null), row);
  const labelOf = (one: unknown) => choices.find((choice) => choice.value === one)?.label ?? one;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.map(labelOf).join(', ');
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    return JSON.stringify(value);
  // An average of amounts has parts of a cent.
  if (kind === 'cents' && value !== null && value !== undefined && !/^-?\d+$/.test(String(value)))
    return cellOf(Math.round(Number(value)), kind, words);
  return cellOf(labelOf(value), kind, words);
}

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}
