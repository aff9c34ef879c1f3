import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runImport } from '@ia/importer';
import { importRules } from '@ia/records/imports/import-rules';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import pg from 'pg';
import { ROOT } from '../../scripts/lib/paths.ts';
import { call } from '../lib/http.ts';
import { measure, type Series } from '../lib/measure.ts';
import type { Stand, Workload } from '../lib/workload.ts';
import { importBare } from '../limit/import-leads.ts';

const ROWS = 50_000;
/** The items API takes minutes for the whole file: it gets a tenth, its rate is per row. */
const ITEM_ROWS = 5_000;
const ITEM_BATCH = 1_000;

/** 50,000 leads of a real file (repeated under new numbers), validated, deduplicated, recorded. */
export async function importLeads(stand: Stand, datasets: string): Promise<Workload> {
  const path = join(ROOT, '.data', 'bench', 'leads-50000.csv');
  await repeatFile(join(datasets, 'leads.csv'), path, ROWS);
  const names = {
    ours: 'ours, import engine',
    limit: 'limit, csv-parse + COPY',
    items: 'items API, POST of 1,000',
  };
  return {
    number: 6,
    name: 'import 50,000 leads from CSV',
    rounds: 3,
    target: 'time ≤ 2.5 × limit, ≥ 40 × items API',
    unitsPerRequest: { [names.ours]: ROWS, [names.limit]: ROWS, [names.items]: ITEM_ROWS },
    systems: [
      { name: names.ours, round: () => withFreshLeads(stand, (client) => runOurs(client, path)) },
      { name: names.limit, round: () => withFreshLeads(stand, (client) => runBare(client, path)) },
      { name: names.items, round: () => withFreshLeads(stand, () => runItems(stand)) },
    ],
  };
}

async function runOurs(client: pg.Client, path: string): Promise<Series> {
  return measure({
    count: 1,
    concurrency: 1,
    request: async () => {
      const { counts } = await runImport({
        client,
        path,
        mappingKey: 'leads',
        rules: importRules,
        now: new Date(),
      });
      if (counts.created !== ROWS) throw new Error(`${counts.created} rows of ${ROWS} came in.`);
    },
  });
}

function runBare(client: pg.Client, path: string): Promise<Series> {
  return measure({
    count: 1,
    concurrency: 1,
    request: async () => {
      const rows = await importBare(client, path);
      if (rows !== ROWS) throw new Error(`${rows} rows of ${ROWS} came in.`);
    },
  });
}

async function runItems(stand: Stand): Promise<Series> {
  const token = await stand.token();
  const url = `${stand.directusUrl}/items/leads`;
  return measure({
    count: 1,
    concurrency: 1,
    request: async () => {
      for (let first = 0; first < ITEM_ROWS; first += ITEM_BATCH) {
        const body = Array.from({ length: ITEM_BATCH }, (_, index) => ({
          number: String(first + index),
          status: 'new',
          source: 'Google',
          visits: index % 50,
          seconds_on_site: index,
          country: 'France',
          attributes: { 'Lead Origin': 'API' },
        }));
        await call({ method: 'POST', url, token, body });
      }
    },
  });
}

async function withFreshLeads(
  { database, databaseUrl }: Stand,
  work: (client: pg.Client) => Promise<Series>,
): Promise<Series> {
  await database.query(
    'truncate leads, sync_rows, sync_runs, bench_limit.leads, bench_limit.import_rows cascade',
  );
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Writes a file of so many leads from the real one, repeated under new numbers. */
export async function repeatFile(source: string, target: string, rows: number): Promise<void> {
  await pipeline(
    repeatRecords(source, rows),
    stringify({ record_delimiter: '\n' }),
    createWriteStream(target),
  );
}

/** The two first columns identify a lead: each repetition gets its own. */
async function* repeatRecords(source: string, rows: number): AsyncGenerator<readonly string[]> {
  let written = 0;
  for (let copy = 0; written < rows; copy += 1) {
    let isHeader = true;
    const records = createReadStream(source).pipe(parse({ relax_column_count: true }));
    for await (const [id, number, ...rest] of records as AsyncIterable<string[]>) {
      const isFirst = isHeader;
      isHeader = false;
      if (isFirst && copy > 0) continue;
      yield isFirst
        ? [id ?? '', number ?? '', ...rest]
        : [`${id}-${copy}`, `${copy}${number}`, ...rest];
      if (!isFirst) written += 1;
      if (written >= rows) return;
    }
  }
}
