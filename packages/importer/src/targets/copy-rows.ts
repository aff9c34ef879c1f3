import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { JsonValue } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
}

type CopyValue = JsonValue | object | undefined;

const PIECE = 32_768;

const IS_SPECIAL = /[\\\t\n\r]/;
const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** Writes rows by COPY, the way a database takes many rows fastest. */
export async function copyRows(
  client: ClientBase,
  { table, columns }: CopyTarget,
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map((name) => escapeIdentifier(name)).join(', ');
  const stream = client.query(copyFrom(`copy ${escapeIdentifier(table)} (${names}) from stdin`));
  await pipeline(Readable.from(pieces(rows)), stream);
}

/** Small pieces die young: one text of megabytes per batch stays in memory until a full collection. */
function* pieces(rows: readonly (readonly CopyValue[])[]): Generator<string> {
  let piece = '';
  for (const row of rows) {
    piece += lineOf(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function lineOf(values: readonly CopyValue[]): string {
  let line = '';
  for (let at = 0; at < values.length; at += 1) {
    if (at > 0) line += '\t';
    line += cellOf(values[at]);
  }
  return `${line}\n`;
}

function cellOf(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'object') return escapeText(JSON.stringify(value));
  return String(value);
}

function escapeText(text: string): string {
  return IS_SPECIAL.test(text) ? text.replace(SPECIAL, (mark) => ESCAPES[mark] ?? mark) : text;
}
