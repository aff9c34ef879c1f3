import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser, takePicture } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { PASSWORD } from '../harness/settings.ts';
import { signInToApp } from './app-pages.ts';
import { BoardPage } from './board-page.ts';

const DEALS = 5_000;
const MAX_CARDS = 300;
/** A task longer than this is felt by a hand. */
const LONG_TASK_MS = 50;

vi.setConfig({ testTimeout: 300_000, hookTimeout: 240_000 });

let platform: Platform;
let browser: Browser;

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo' });
  await addDeals(DEALS);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

/** Open deals of the first seller, spread over the open stages, as a big agency has them. */
async function addDeals(count: number): Promise<void> {
  const client = await platform.database.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL app.history = 'on'`);
    await client.query(
      `INSERT INTO deals (id, name, account, stage, amount, currency, expected_close_on, opened_on,
         owner, next_action, next_action_at, stage_entered_at, position, origin, date_created)
       SELECT gen_random_uuid(), 'Affaire ' || n, accounts[1 + n % array_length(accounts, 1)],
         stages[1 + n % array_length(stages, 1)], 100000 + n * 100, 'EUR', current_date + n % 90,
         current_date - 30, (SELECT id FROM directus_users WHERE email = $2), 'Relancer',
         now() + (n % 40 - 10) * interval '1 day', now() - n % 60 * interval '1 day', 1000 + n,
         'manual', now()
       FROM generate_series(1, $1::int) AS n,
         (SELECT array_agg(id) AS accounts FROM accounts) AS a,
         (SELECT array_agg(key ORDER BY sort) AS stages FROM deal_stages WHERE type = 'open') AS s`,
      [count, 'sales@ia-infinity.example.com'],
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** What a hand feels: the length of every task over 50 ms since the page was asked last. */
async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
  return () =>
    page.evaluate(() => (Reflect.get(window, 'longTasks') as number[]).splice(0) /* taken once */);
}

/** Scrolls every open column down by pages, as a wheel does, over several frames. */
async function scrollColumns(page: Page): Promise<void> {
  const lists = page.locator('.board-column:not(.folded) .list');
  for (let column = 0; column < (await lists.count()); column += 1) {
    const box = await lists.nth(column).boundingBox();
    if (!box) continue;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, 700);
  }
}

test('with 5,000 open deals, at most 300 cards are drawn and no task is felt', async () => {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1600, height: 1000 },
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await signInToApp(page, platform.url, 'sales@ia-infinity.example.com', PASSWORD);
  await page.waitForURL(/\/admin\/home/);
  const board = new BoardPage(page);
  await board.open();
  await board.column('proposal').locator('[data-card]').first().waitFor();
  const count = await board.column('proposal').locator('.count').textContent();
  expect(Number(count?.replaceAll(/\D/g, ''))).toBeGreaterThanOrEqual(DEALS / 5);
  await takePicture(page, 'pipeline-5000');

  const takeTasks = await watchTasks(page);
  const rounds: { scroll: number[]; drag: number[] }[] = [];
  let cards = 0;
  for (let round = 0; round < 3; round += 1) {
    await scrollColumns(page);
    cards = Math.max(cards, await page.locator('[data-card]').count());
    const scroll = await takeTasks();
    const card = board.column('meeting').locator('[data-card]').nth(3);
    const id = String(await card.getAttribute('data-card'));
    await board.drag(id, round % 2 === 0 ? 'audit' : 'proposal');
    await board.toast('est passée à').last().waitFor();
    cards = Math.max(cards, await page.locator('[data-card]').count());
    rounds.push({ scroll, drag: await takeTasks() });
  }
  console.log(`cards drawn at most: ${cards}; tasks over 50 ms: ${JSON.stringify(rounds)}`);
  expect(cards).toBeGreaterThan(10);
  expect(cards).toBeLessThanOrEqual(MAX_CARDS);
  // Two cores for everything: the best of three rounds is the page's own doing, the rest may be
  // the machine's. A page that is too slow is so in every round.
  const worst = rounds.map(({ scroll, drag }) => Math.max(0, ...scroll, ...drag));
  expect(Math.min(...worst)).toBeLessThanOrEqual(LONG_TASK_MS);
  await context.close();
});
