import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { importsAs, type Run } from './import-api.ts';

const ROWS = 5000;

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', jobs: 'off' });
});
afterAll(() => platform?.stop());

const prospects = () =>
  [
    'Référence;Nom;Statut',
    ...Array.from({ length: ROWS }, (_, at) => `P${at};Personne ${at};new`),
  ].join('\n');

const MAPPING = {
  name: 'Salon',
  target: 'leads',
  columns: {
    Nom: [{ field: 'last_name', as: 'text' }],
    Statut: [{ field: 'status', as: 'choice', values: 'status', required: true }],
  },
  values: { status: { new: 'new' } },
  options: { key: 'Référence' },
};

/** Holds the row the worker is about to write its second batch over, until it is let go. */
async function holdAt(place: number) {
  const client = await platform.database.connect();
  await client.query('begin');
  await client.query(
    `insert into leads (id, external_id, status, origin) values (gen_random_uuid(), 'salon:P${place}', 'new', 'manual')`,
  );
  return async () => {
    await client.query('rollback');
    client.release();
  };
}

async function waitsForIt(): Promise<boolean> {
  const { rowCount } = await platform.database.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'ia-import'
       and wait_event_type = 'Lock' and query ilike 'insert into "leads"%'`,
  );
  return rowCount === 1;
}

test('a worker killed in the middle of an import, then of its undo, is carried on by the next: nothing twice, nothing lost', async () => {
  const sales = await importsAs(platform, 'sales');
  const first = await platform.startProcess({ jobs: 'only' });
  await sales.api.request('POST', '/crm/imports/mappings', MAPPING);
  const file = await sales.upload('salon.csv', prospects());
  const { id } = await sales.preview('salon', file);
  const release = await holdAt(3000);
  await sales.api.request('POST', `/crm/imports/${id}/apply`);
  await waitUntil(waitsForIt, {
    timeoutMs: 60_000,
    what: 'the worker to wait',
    explain: first.log,
  });
  const half = await sales.api.request<Run>('GET', `/crm/imports/${id}`);
  expect(half).toMatchObject({ status: 'running', rows_total: ROWS, rows_done: 3000 });
  first.process.kill('SIGKILL');
  await release();
  const second = await platform.startProcess({ jobs: 'only' });
  const done = await sales.settled(id);
  expect(done, second.log()).toMatchObject({
    status: 'succeeded',
    rows_done: ROWS,
    rows_created: ROWS,
    rows_rejected: 0,
  });
  expect(await count(id)).toEqual({ leads: ROWS, rows: ROWS, places: ROWS });

  const held = await platform.database.connect();
  await held.query('begin');
  await held.query(`select 1 from leads where external_id = 'salon:P2000' for update`);
  await sales.api.request('POST', `/crm/imports/${id}/undo`);
  await waitUntil(isUndoWaiting, {
    timeoutMs: 60_000,
    what: 'the undo to wait',
    explain: second.log,
  });
  second.process.kill('SIGKILL');
  await held.query('rollback');
  held.release();
  const third = await platform.startProcess({ jobs: 'only' });
  const undone = await sales.settled(id);
  expect(undone, third.log()).toMatchObject({ status: 'undone', rows_kept: 0 });
  expect(await count(id)).toEqual({ leads: 0, rows: ROWS, places: ROWS });
}, 240_000);

async function isUndoWaiting(): Promise<boolean> {
  const { rowCount } = await platform.database.query(
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'ia-import'
       and wait_event_type = 'Lock' and query ilike 'select id, date_updated%'`,
  );
  return rowCount === 1;
}

async function count(run: string) {
  const { rows } = await platform.database.query(
    `select (select count(*)::int from leads where external_id like 'salon:%') as leads,
            count(*)::int as rows, count(distinct row_number)::int as places
       from sync_rows where run = $1`,
    [run],
  );
  return rows[0];
}
