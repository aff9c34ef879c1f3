import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningDirectus, startDirectus } from '../../scripts/lib/directus.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { openPlatform, type UnservedPlatform } from '../harness/platform.ts';
import { testSettings } from '../harness/settings.ts';
import { type Api, createStaff } from './api.ts';
import { countStatements, type StatementCounter } from './statement-counter.ts';
import { insertAccount, insertDeal } from './world.ts';

/** Directus asks with each request whether the session of whoever asks is still open. */
const SESSION = 1;

let platform: UnservedPlatform;
let counted: RunningDirectus;
let counter: StatementCounter;
let sales: Api & { readonly id: string };
let deal: string;

beforeAll(async () => {
  platform = await openPlatform();
  counter = await countStatements(platform.databaseUrl);
  const port = await findFreePort();
  const settings = { ...testSettings(), DIRECTUS_PORT: port };
  counted = await startDirectus({ settings, databaseUrl: counter.url, port, jobs: 'off' });
  sales = await createStaff({ ...platform, url: counted.url, directus: counted }, 'sales');
  const account = await insertAccount(platform.database);
  deal = await insertDeal(platform.database, { account, owner: sales.id });
});
afterAll(async () => {
  await counted?.stop();
  counter?.close();
  await platform?.stop();
});

test.each([
  ['the board', 'GET', '/crm/board', 1],
  ['the board, filtered', 'GET', '/crm/board?owner=me&q=relances&late=1', 1],
  ['the figures of the stages', 'GET', '/crm/board/totals', 1],
  ['a page of a stage', 'GET', '/crm/board/stages/prospect', 1],
  ['the list with its sums', 'GET', '/crm/deals?sort=-amount', 1],
  ['the funnel', 'GET', '/crm/funnel', 1],
])('%s asks the database once', async (_screen, method, path, statements) => {
  const ask = async () => expect(await sales.send(method, path)).toMatchObject({ status: 200 });
  // The first request fills Directus’ own cache of rights.
  await ask();
  expect(await counter.count(ask)).toBe(SESSION + statements);
});

test('a move asks twice: what decides it, then the write with its answer', async () => {
  const move = async (to: string) =>
    expect(await sales.send('POST', `/crm/deals/${deal}/move`, { to })).toMatchObject({
      status: 200,
    });
  await move('meeting');
  // What is told after an answer asks for the name of the role, once in a while: that has been by now.
  await sales.send('GET', '/crm/board');
  expect(await counter.count(() => move('proposal'))).toBe(SESSION + 2);
});
