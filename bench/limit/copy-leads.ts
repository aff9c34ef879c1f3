import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type Cells = readonly (string | number | boolean)[];

/** Rows already read, by COPY into a table of texts: no rule, no record, no comparison. */
export async function copyLeads(databaseUrl: string, rows: readonly Cells[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('create schema if not exists bench_limit');
    await client.query('drop table if exists bench_limit.sheet_rows');
    await client.query(
      'create table bench_limit.sheet_rows (key text primary key, name text, email text, phone text, city text, country text, source text, notes text)',
    );
    const copy = client.query(copyFrom('copy bench_limit.sheet_rows from stdin'));
    await pipeline(Readable.from(linesOf(rows)), copy);
  } finally {
    await client.end();
  }
}

function* linesOf(rows: readonly Cells[]): Generator<string> {
  for (let from = 0; from < rows.length; from += 500) {
    yield rows
      .slice(from, from + 500)
      .map((cells) => `${cells.join('\t')}\n`)
      .join('');
  }
}
