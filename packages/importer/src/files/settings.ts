import { z } from 'zod';

/** All of them are read by Node’s own TextDecoder; `macintosh` is Excel for Mac. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'macintosh',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How far down the titles of a table are looked for. */
export const MAX_HEADER_LINE = 100;

/** What a person may set about a file; what they leave out is detected. */
export const fileSettings = z.object({
  encoding: z.enum(ENCODINGS).nullish(),
  delimiter: z.string().length(1).nullish(),
  date_format: z.enum(['iso', 'dmy', 'mdy']).nullish(),
  sheet: z.string().max(255).nullish(),
  header_line: z.int().min(1).max(MAX_HEADER_LINE).nullish(),
});

export type FileSettings = z.output<typeof fileSettings>;

/** How a file is read, nothing left open. */
export interface ReadSettings {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly date_format: 'iso' | 'dmy' | 'mdy';
  /** Only a workbook has one. */
  readonly sheet: string | null;
  /** Line of the titles, from 1, as a spreadsheet shows it. */
  readonly header_line: number;
}
