import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { civilDateOf } from '@ia/core';
import { stringify } from 'csv-stringify/sync';
import type { HttpResponse, Row } from '../directus.ts';

export interface CsvColumn {
  readonly header: string;
  readonly field: string;
  /** `number`: `1,5`; `cents`: `1234,50`; `percent`: `20 %`, of hundredths of
   * one; `day`: `31/12/2026`; `moment`: the day and the hour in Paris. */
  readonly kind: 'text' | 'number' | 'cents' | 'percent' | 'day' | 'moment' | 'flag';
}

export interface CsvFile {
  /** Without its ending. */
  readonly name: string;
  readonly columns: readonly CsvColumn[];
  readonly pages: AsyncIterable<readonly Row[]>;
  readonly words: { readonly yes: string; readonly no: string };
}

export type CsvRows = readonly (readonly string[])[];
export type CsvKind = CsvColumn['kind'];

/** Tells a spreadsheet that the accents behind it are UTF-8. */
export const BOM = '\uFEFF';

/**
 * Answers with a file a French spreadsheet opens by a double click: UTF-8 with its mark, `;`,
 * decimal comma, French days, and no cell it would take for a formula.
 */
export async function sendCsv(response: HttpResponse, file: CsvFile): Promise<void> {
  await sendCsvRows(response, file.name, textRowsOf(file));
}

/** The same for rows that are text already: pages are sent as they come, at the reader's pace. */
export async function sendCsvRows(
  response: HttpResponse,
  name: string,
  pages: AsyncIterable<CsvRows>,
): Promise<void> {
  const encoded = encodeURIComponent(`${name}.csv`);
  response.set('Content-Type', 'text/csv; charset=utf-8');
  response.set('Content-Disposition', `attachment; filename*=UTF-8''${encoded}`);
  response.set('Cache-Control', 'no-store');
  response.set('X-Content-Type-Options', 'nosniff');
  await pipeline(Readable.from(csvOf(pages)), response);
}

export async function* csvOf(pages: AsyncIterable<CsvRows>): AsyncGenerator<string> {
  yield BOM;
  for await (const rows of pages) yield linesOf(rows);
}

export async function* textRowsOf({ columns, pages, words }: CsvFile): AsyncGenerator<CsvRows> {
  yield [columns.map(({ header }) => header)];
  for await (const page of pages) {
    yield page.map((row) => columns.map(({ field, kind }) => cellOf(row[field], kind, words)));
  }
}

/** The lines of rows, each with its end; what a spreadsheet would run gets an apostrophe. */
export function linesOf(rows: CsvRows): string {
  return stringify(
    rows.map((row) => [...row]),
    { delimiter: ';', record_delimiter: 'windows', escape_formulas: true },
  );
}

/** A value as a French spreadsheet reads it. */
export function cellOf(value: unknown, kind: CsvKind, words: CsvFile['words']): string {
  if (value === null || value === undefined) return '';
  if (kind === 'number') return numberOf(String(value));
  if (kind === 'cents') return decimalComma(BigInt(String(value)));
  if (kind === 'percent') return `${numberOf(String(Number(value) / 100))} %`;
  if (kind === 'day') return dayOf(String(value));
  if (kind === 'moment') return momentOf(new Date(String(value)));
  if (kind === 'flag') return value === true ? words.yes : words.no;
  return String(value);
}

/** A decimal of the database keeps all its places: `19.0000000000`. */
function numberOf(text: string): string {
  const [whole = '', places] = text.split('.');
  if (places === undefined || !/^\d+$/.test(places)) return text.replace('.', ',');
  const kept = places.replace(/0+$/, '');
  return kept === '' ? whole : `${whole},${kept}`;
}

function decimalComma(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

function dayOf(civilDate: string): string {
  return civilDate.slice(0, 10).split('-').reverse().join('/');
}

const hour = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
});

function momentOf(instant: Date): string {
  return `${dayOf(civilDateOf(instant))} ${hour.format(instant)}`;
}
