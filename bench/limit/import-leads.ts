import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/**
 * The limit of an import: parse, validate three cells, stage by COPY, drop what the file says twice,
 * insert leads and one line of record each. No mapping, no remarks, no rights, no resume.
 */
export async function importBare(client: pg.ClientBase, path: string): Promise<number> {
  await client.query('begin');
  await client.query(
    'create temp table staged (row_number integer, number text, source text, visits integer, attributes json) on commit drop',
  );
  const copy = client.query(copyFrom('copy staged from stdin'));
  await pipeline(
    createReadStream(path),
    parse({ relax_column_count: true, columns: true }),
    toCopyLines,
    copy,
  );
  await client.query(`insert into bench_limit.leads (id, number, source, visits, attributes)
    select gen_random_uuid(), number, source, visits, attributes
      from (select distinct on (number) * from staged order by number, row_number) s`);
  const { rowCount } = await client.query(`insert into bench_limit.import_rows (row_number, lead)
    select s.row_number, l.id from staged s join bench_limit.leads l using (number)`);
  await client.query('commit');
  return rowCount ?? 0;
}

async function* toCopyLines(records: AsyncIterable<Readonly<Record<string, string>>>) {
  let number = 0;
  let lines = '';
  for await (const record of records) {
    number += 1;
    const { 'Lead Number': key = '', 'Lead Source': source = '', TotalVisits, ...rest } = record;
    const visits = Number(TotalVisits || 0);
    if (key === '' || !Number.isInteger(visits)) throw new Error(`row ${number} is not valid`);
    lines += `${number}\t${quote(key)}\t${quote(source)}\t${visits}\t${quote(JSON.stringify(rest))}\n`;
    if (lines.length > 65_536) {
      yield lines;
      lines = '';
    }
  }
  yield lines;
}

function quote(text: string): string {
  return text.replaceAll('\\', '\\\\').replace(/[\t\n\r]/g, ' ');
}
