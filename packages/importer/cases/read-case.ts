import {
  type ColumnRule,
  type Mapping,
  matchHeaders,
  type RowReading,
  readRow,
} from '@ia/core/imports';
import { type FileSettings, inspectFile } from '@ia/importer';
import { readRecords } from '@ia/importer/csv/read-records';

export interface CaseReading {
  readonly file: Awaited<ReturnType<typeof inspectFile>>;
  readonly rows: readonly RowReading[];
}

/** Reads a file as an import does, short of the database. */
export async function readCase(
  path: string,
  mapping: Mapping,
  settings?: FileSettings,
  isGrid = false,
): Promise<CaseReading> {
  const file = await inspectFile(path, { mapping, settings, isGrid, isLoaded: true });
  try {
    const match = matchHeaders(mapping, file.header);
    const reading = { dateFormat: file.settings.date_format, isGrid: file.table.isGrid };
    const rows: RowReading[] = [];
    for await (const records of readRecords(file.source.path, file.source)) {
      for (const record of records) {
        if (record.number > 1) rows.push(readRow(mapping, match, record, reading));
      }
    }
    return { file, rows };
  } finally {
    await file.table.close();
  }
}

/** A mapping of leads whose columns are named with the rule they follow. */
export function mappingOf(
  key: string,
  columns: Readonly<Record<string, ColumnRule | readonly ColumnRule[]>>,
  values: Mapping['values'] = {},
): Mapping {
  return {
    key: 'case',
    name: 'Case',
    target: 'leads',
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, rules]) => [name, 'field' in rules ? [rules] : rules]),
    ),
    values,
    options: { source: 't', key },
  };
}

/** A file as somebody in the field had it; nobody in these exists. */
export function caseFile(name: string): string {
  return new URL(`./files/${name}`, import.meta.url).pathname;
}
