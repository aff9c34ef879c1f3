import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Cell, SheetsDouble } from './sheets-double.ts';
import { type Syncs, syncsOf } from './syncs-api.ts';

/** Twelve pages of Google's, and more than any sheet of the agency. */
const ROWS = 60_000;
const HEADER: Cell[] = ['Référence', 'Nom', 'E-mail'];

const google = new SheetsDouble();
let platform: Platform;
let syncs: Syncs;

beforeAll(async () => {
  await google.start();
  platform = await startPlatform({ data: 'reference', jobs: 'off', settings: google.settings });
  syncs = await syncsOf(platform);
});
afterAll(async () => {
  await platform?.stop();
  await google.stop();
});

const rowOf = (at: number): Cell[] => [`R${at}`, `Personne ${at}`, `p${at}@example.com`];

/** Holds the row a worker is about to write over, until it is let go. */
async function holdAt(source: string, at: number) {
  const client = await platform.database.connect();
  await client.query('begin');
  await client.query(
    `insert into leads (id, external_id, status, origin) values (gen_random_uuid(), $1, 'new', 'manual')`,
    [`${source}:R${at}`],
  );
  return async () => {
    await client.query('rollback');
    client.release();
  };
}

async function isHeld(): Promise<boolean> {
  const { rowCount } = await platform.database.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'ia-import'
       and wait_event_type = 'Lock' and query ilike 'insert into "leads"%'`,
  );
  return rowCount === 1;
}

test('a worker killed in the middle of sixty thousand rows is followed by one that goes on: each row once, none lost', async () => {
  const { key: mapping } = await syncs.createMapping({
    name: 'Grande feuille',
    target: 'leads',
    columns: {
      Nom: [{ field: 'last_name', as: 'text' }],
      'E-mail': [{ field: 'email', as: 'email' }],
    },
    values: {},
    options: { key: 'Référence' },
  });
  google.show('Leads', [HEADER, ...Array.from({ length: ROWS }, (_, at) => rowOf(at))]);
  const source = await syncs.createSheet('grande', { tab: 'Leads', mapping });
  const first = await platform.startProcess({ jobs: 'only' });
  const release = await holdAt(mapping, 30_000);
  const { id } = await syncs.start(source);
  await waitUntil(isHeld, { timeoutMs: 120_000, what: 'the worker to wait', explain: first.log });
  expect(await syncs.runOf(id)).toMatchObject({
    status: 'running',
    rows_total: ROWS,
    rows_done: 30_000,
    rows_created: 30_000,
  });
  first.process.kill('SIGKILL');
  await release();
  // What happens to the sheet meanwhile is the next run's affair.
  google.show('Leads', [HEADER, ...Array.from({ length: 10 }, (_, at) => rowOf(at))]);
  const second = await platform.startProcess({ jobs: 'only' });
  await syncs.rows(`insert into pgboss.job (name, data) values ('crm.start-due-syncs', '{}')`);
  await waitUntil(async () => (await syncs.runOf(id)).status !== 'running', {
    timeoutMs: 120_000,
    what: 'the next worker to finish',
    explain: second.log,
  });
  expect(await syncs.runOf(id), second.log()).toMatchObject({
    status: 'succeeded',
    rows_done: ROWS,
    rows_created: ROWS,
    rows_rejected: 0,
    rows_missing: 0,
  });
  const [counts] = await syncs.rows(
    `select count(*)::int as leads, count(distinct l.external_id)::int as keys,
            (select count(*)::int from sync_rows where run = $1) as rows,
            (select count(distinct row_number)::int from sync_rows where run = $1) as places,
            (select count(*)::int from platform.sync_records) as remembered,
            (select count(*)::int from platform.sync_pages) as pages
       from leads l`,
    [id],
  );
  expect(counts).toEqual({
    leads: ROWS,
    keys: ROWS,
    rows: ROWS,
    places: ROWS,
    remembered: ROWS,
    pages: 0,
  });
}, 300_000);
