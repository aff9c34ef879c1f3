import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Inbound, inboundOf, postJson } from './inbound-api.ts';

let platform: Platform;
let inbound: Inbound;
beforeAll(async () => {
  platform = await startPlatform({ data: 'reference', jobs: 'off' });
  inbound = await inboundOf(platform);
});
afterAll(() => platform?.stop());

const EMAIL = 'coupee@forme.example.com';

const statuses = async (source: string) =>
  (await inbound.eventsOf(source)).map(({ status }) => status);

async function waitsForTheLead(): Promise<boolean> {
  const { rowCount } = await platform.database.query(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
       and query ilike 'insert into "activities"%'`,
  );
  return rowCount === 1;
}

/** Nothing is added to the timeline until it is let go. */
async function holdActivities() {
  const client = new pg.Client({ connectionString: platform.databaseUrl });
  await client.connect();
  await client.query('begin');
  await client.query('lock table activities in share mode');
  return () => client.end();
}

test('a worker killed in the middle of a delivery, its lead written and not committed, leaves nothing; the next one does all of it once', async () => {
  const source = await inbound.createSource({ name: 'Site', key: 'site', kind: 'site_form' });
  const first = await platform.startProcess({ jobs: 'only' });
  await postJson(source.url, { nom: 'Première' });
  await waitUntil(async () => (await statuses(source.id))[0] === 'processed', {
    timeoutMs: 120_000,
    what: 'the worker to be at work',
    explain: first.log,
  });
  // The table of activities is held, so that the worker stops between its lead and its activity.
  const release = await holdActivities();
  expect((await postJson(source.url, { nom: 'Coupée', email: EMAIL })).status).toBe(200);
  await waitUntil(waitsForTheLead, {
    timeoutMs: 60_000,
    what: 'the worker to wait',
    explain: first.log,
  });
  const [, half] = await inbound.eventsOf(source.id);
  expect(half).toMatchObject({ status: 'processing', attempts: 1, lead: null });
  first.process.kill('SIGKILL');
  await release();
  expect(await inbound.rows('select 1 from leads where email = $1', [EMAIL])).toEqual([]);

  const second = await platform.startProcess({ jobs: 'only' });
  await waitUntil(async () => (await statuses(source.id))[1] === 'processed', {
    timeoutMs: 120_000,
    what: 'the next worker to finish',
    explain: second.log,
  });
  const [, done] = await inbound.eventsOf(source.id);
  expect(done).toMatchObject({ status: 'processed', attempts: 2 });
  const leads = await inbound.rows<{ id: string }>('select id from leads where email = $1', [
    EMAIL,
  ]);
  expect(leads).toHaveLength(1);
  expect(
    await inbound.rows('select 1 from activities where lead = $1', [leads[0]?.id]),
  ).toHaveLength(1);
  expect(
    await inbound.rows(`select 1 from outbox_events where type = 'lead.created' and subject = $1`, [
      leads[0]?.id,
    ]),
  ).toHaveLength(1);
}, 400_000);
