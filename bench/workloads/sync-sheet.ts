import type { SheetRow } from '@ia/providers/google/read-sheet';
import { readSheet } from '@ia/providers/google/read-sheet';
import { readServiceAccount } from '@ia/providers/google/service-account';
import { waitUntil } from '../../scripts/lib/wait.ts';
import {
  SERVICE_ACCOUNT,
  type SheetsDouble,
  SPREADSHEET,
} from '../../tests/syncs/sheets-double.ts';
import { call } from '../lib/http.ts';
import { measure, type Series } from '../lib/measure.ts';
import type { Stand, Workload } from '../lib/workload.ts';
import { copyLeads } from '../limit/copy-leads.ts';

const ROWS = 50_000;
const HEADER = ['Référence', 'Nom', 'E-mail', 'Téléphone', 'Ville', 'Pays', 'Source', 'Notes'];
const SOURCE = 'bench-sheet';

/**
 * 50,000 rows of a sheet on loopback: read by the official client, kept, judged, compared, written and
 * remembered; then all of it again with nothing changed. Against the reading and parsing alone, and
 * against the same rows by COPY into a table without rules.
 */
export async function syncSheet(stand: Stand): Promise<Workload> {
  const google = stand.google;
  google.show('Leads', [HEADER, ...Array.from({ length: ROWS }, (_, at) => rowOf(at))]);
  const source = await makeSource(stand);
  await stand.startWorker();
  const run = (expected: 'rows_created' | 'rows_unchanged') => runSync(stand, source, expected);
  return {
    number: 6,
    name: 'sync 50,000 rows of a Google sheet',
    rounds: 3,
    target: 'first ≤ 12 × limit, nothing changed ≤ 6 × limit',
    systems: [
      {
        name: 'ours, first sync',
        round: async () => {
          await empty(stand);
          return run('rows_created');
        },
      },
      {
        name: 'limit, read + COPY',
        round: async () => {
          await waitForScores(stand);
          return readAndCopy(stand, google);
        },
      },
      {
        name: 'ours, nothing changed',
        round: async () => {
          await waitForScores(stand);
          return run('rows_unchanged');
        },
      },
      { name: 'reading and parsing alone', round: () => measured(() => readAll(google)) },
    ],
  };
}

const rowOf = (at: number) => [
  `R${at}`,
  `Nom ${at}`,
  `personne.${at}@example.com`,
  '+33612345678',
  'Lille',
  'France',
  'Salon',
  `Rencontrée au stand ${at % 40}`,
];

async function readAll(google: SheetsDouble): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const access = {
    account: readServiceAccount(SERVICE_ACCOUNT),
    apiUrl: google.url,
    tokenUrl: `${google.url}/token`,
  };
  for await (const page of readSheet(access, { spreadsheet: SPREADSHEET, tab: 'Leads' })) {
    rows.push(...page.rows);
  }
  if (rows.length !== ROWS) throw new Error(`${rows.length} rows of ${ROWS} were read.`);
  return rows;
}

function readAndCopy({ databaseUrl }: Stand, google: SheetsDouble): Promise<Series> {
  return measured(async () => copyLeads(databaseUrl, await readAll(google)));
}

async function runSync(
  stand: Stand,
  source: string,
  expected: 'rows_created' | 'rows_unchanged',
): Promise<Series> {
  return measured(async () => {
    const token = await stand.adminToken();
    const url = `${stand.directusUrl}/crm/syncs/${source}/runs`;
    const { id } = dataOf<{ id: string }>(await call({ method: 'POST', url, token, body: {} }));
    const { database } = stand;
    await waitUntil(
      async () => {
        const { rows } = await database.query('select * from sync_runs where id = $1', [id]);
        if (rows[0]?.status === 'failed') throw new Error(rows[0].error);
        return rows[0]?.status === 'succeeded' && rows[0][expected] === ROWS;
      },
      { timeoutMs: 300_000, what: `the sync of ${ROWS} rows` },
    );
  });
}

/** What follows of the first sync is no part of what is measured next, ours or the limit. */
function waitForScores({ database }: Stand): Promise<void> {
  return waitUntil(
    async () => {
      const { rows } = await database.query(
        `select exists (select from platform.lead_score_line) or exists (
           select from leads where score is null) as is_waiting`,
      );
      return rows[0]?.is_waiting === false;
    },
    { timeoutMs: 300_000, what: 'the leads of the first sync to be scored' },
  );
}

const measured = (work: () => Promise<unknown>): Promise<Series> =>
  measure({
    count: 1,
    concurrency: 1,
    request: async () => {
      await work();
    },
  });

async function empty({ database }: Stand): Promise<void> {
  await database.query(
    'truncate leads, sync_rows, sync_runs, platform.sync_records, platform.sync_pages cascade',
  );
}

async function makeSource(stand: Stand): Promise<string> {
  const token = await stand.adminToken();
  const post = async (path: string, body: object) =>
    dataOf<{ id: string; key: string }>(
      await call({ method: 'POST', url: `${stand.directusUrl}${path}`, token, body }),
    );
  const text = (field: string) => [{ field, as: 'text' }];
  const mapping = await post('/crm/imports/mappings', {
    name: 'Feuille du banc',
    target: 'leads',
    columns: {
      Nom: text('last_name'),
      'E-mail': [{ field: 'email', as: 'email' }],
      Téléphone: [{ field: 'phone', as: 'phone' }],
      Ville: text('city'),
      Pays: text('country'),
      Source: text('source'),
      Notes: text('notes'),
    },
    values: {},
    options: { key: 'Référence' },
  });
  const source = await post('/crm/syncs', {
    name: SOURCE,
    key: SOURCE,
    kind: 'google_sheets',
    settings: { spreadsheet: SPREADSHEET, tab: 'Leads', mapping: mapping.key },
  });
  await post(`/crm/syncs/${source.id}/secret`, { secret: SERVICE_ACCOUNT });
  return source.id;
}

function dataOf<Data>(answer: string): Data {
  const { data }: { data: Data } = JSON.parse(answer);
  return data;
}
