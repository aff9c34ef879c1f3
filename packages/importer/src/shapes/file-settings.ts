import * as z from 'zod/mini';

/** Read by `decoderFor`; `macintosh` is Excel for Mac, `ibm850` its « CSV (MS-DOS) ». */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'macintosh',
  'ibm850',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DATE_FORMATS = ['iso', 'dmy', 'mdy'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** How far down the titles of a table are looked for. */
export const MAX_HEADER_LINE = 100;

/** What a person may set about a file; what they leave out is detected. */
export const fileSettings = z.object({
  encoding: z.nullish(z.enum(ENCODINGS)),
  delimiter: z.nullish(z.string().check(z.length(1))),
  date_format: z.nullish(z.enum(DATE_FORMATS)),
  sheet: z.nullish(z.string().check(z.maxLength(255))),
  header_line: z.nullish(z.int().check(z.minimum(1), z.maximum(MAX_HEADER_LINE))),
});

export type FileSettings = z.output<typeof fileSettings>;
