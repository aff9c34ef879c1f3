import type { DateFormat, Encoding } from '../shapes/file-settings.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How a file is read, nothing left open. */
export interface ReadSettings {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly date_format: DateFormat;
  /** Only a workbook has one. */
  readonly sheet: string | null;
  /** Line of the titles, from 1, as a spreadsheet shows it. */
  readonly header_line: number;
}
