import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RunningDirectus } from '../../scripts/lib/directus.ts';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { ROLE_IDS } from '../../snapshots/access/ids.ts';
import { insertRow } from '../crm/world.ts';
import { openPlatform, type UnservedPlatform } from '../harness/platform.ts';
import {
  countOutcome,
  insertReadyDeal,
  ONE_OF_EACH,
  type ReadyDeal,
  waitForJobs,
} from './won-deals.ts';

let platform: UnservedPlatform;
const blockers: pg.Client[] = [];

beforeAll(async () => {
  platform = await openPlatform();
});
afterAll(() => platform?.stop());
afterEach(() => releaseAll());

async function releaseAll(): Promise<void> {
  for (const client of blockers.splice(0)) await client.end();
}

/** Takes locks in a transaction that stays open until `releaseAll`, which rolls it back. */
async function holding(take: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: platform.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  blockers.push(client);
  await client.query('BEGIN');
  await take(client);
}

type Step = {
  readonly title: string;
  /** Stops the worker at this step by a lock it will have to wait for. */
  readonly block: (deal: ReadyDeal) => Promise<void>;
  /** The statement it then waits on. */
  readonly waitsOn: string;
};

const steps: readonly Step[] = [
  {
    title: 'before the project exists',
    waitsOn: 'insert into "projects"%',
    block: ({ id: deal, account }) =>
      holding((client) => insertRow(client, 'projects', { name: 'Ébauche', account, deal })),
  },
  {
    title: 'between the tasks of the project and its commit',
    waitsOn: 'update "accounts"%',
    block: ({ account }) =>
      holding((client) =>
        client.query('SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE', [account]),
      ),
  },
  {
    title: 'between the project and the invitation',
    waitsOn: 'select pg_advisory_xact_lock%',
    block: ({ email }) =>
      holding((client) =>
        client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
          `people.invitation:${email}`,
        ]),
      ),
  },
  {
    title: 'while the user is being created',
    waitsOn: 'insert into "directus_users"%',
    block: ({ email }) =>
      holding((client) =>
        insertRow(client, 'directus_users', { email, status: 'active', provider: 'default' }),
      ),
  },
  {
    title: 'between the invitation and the place on the project',
    waitsOn: 'insert into "project_members"%',
    block: async ({ email, account }) => {
      const user = await insertRow(platform.database, 'directus_users', {
        email,
        role: ROLE_IDS.client_admin,
        status: 'active',
        provider: 'default',
      });
      await insertRow(platform.database, 'account_members', { account, user, level: 'admin' });
      await holding((client) =>
        client.query('SELECT 1 FROM directus_users WHERE id = $1 FOR UPDATE', [user]),
      );
    },
  },
];

async function waitsOn(statement: string): Promise<boolean> {
  const { rowCount } = await platform.database.query(
    `SELECT 1 FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE $1`,
    [statement],
  );
  return rowCount !== 0;
}

/** Starts a worker and waits until a lock holds it at a step. */
async function startWorkerUntil(statement: string): Promise<RunningDirectus> {
  const worker = await platform.startProcess({ jobs: 'only' });
  await waitUntil(() => waitsOn(statement), {
    timeoutMs: 60_000,
    what: `the worker to wait on ${statement}`,
    explain: worker.log,
  });
  return worker;
}

async function killAndRestart(workers: readonly RunningDirectus[]): Promise<void> {
  for (const worker of workers) worker.process.kill('SIGKILL');
  await releaseAll();
  await platform.startProcess({ jobs: 'only' });
  await waitForJobs(platform.database);
}

const win = (deal: ReadyDeal) =>
  platform.database.query(`UPDATE deals SET stage = 'won' WHERE id = $1`, [deal.id]);

test('workers killed at every step leave, once one is back, one of each', async () => {
  const deals: ReadyDeal[] = [];
  const workers: RunningDirectus[] = [];
  for (const { block, waitsOn: statement } of steps) {
    const deal = await insertReadyDeal(platform.database);
    await block(deal);
    await win(deal);
    deals.push(deal);
    // The workers before it are held, each with its own deal: only this one can take it.
    workers.push(await startWorkerUntil(statement));
  }
  await killAndRestart(workers);
  const outcomes = await Promise.all(deals.map((deal) => countOutcome(platform.database, deal)));
  const expected = steps.map(({ title }) => [title, ONE_OF_EACH]);
  expect(steps.map(({ title }, index) => [title, outcomes[index]])).toEqual(expected);
}, 300_000);

test('killed once everything is done but not yet noted, it does nothing twice', async () => {
  const deal = await insertReadyDeal(platform.database);
  await steps[0]?.block(deal);
  await win(deal);
  const worker = await startWorkerUntil('insert into "projects"%');
  const [project] = blockers.splice(0);
  await holding((client) =>
    client.query(`SELECT 1 FROM pgboss.job WHERE data -> 'event' ->> 'subject' = $1 FOR UPDATE`, [
      deal.id,
    ]),
  );
  await project?.end();
  await waitUntil(async () => (await countOutcome(platform.database, deal)).members === 1, {
    timeoutMs: 60_000,
    what: 'the worker to finish the work',
    explain: worker.log,
  });
  await killAndRestart([worker]);
  expect(await countOutcome(platform.database, deal)).toEqual(ONE_OF_EACH);
}, 300_000);
