import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { collectPageErrors, launchBrowser } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { openAppAs, walkWithin } from './app-pages.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 240_000 });

let platform: Platform;
let browser: Browser;

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', app: true });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

async function open(width: number): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width, height: 844 } });
  // The app is heavy and the machine of the tests is small.
  context.setDefaultTimeout(120_000);
  return { context, page: await context.newPage() };
}

async function idOf(table: string, where = 'true'): Promise<string> {
  const { rows } = await platform.database.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE ${where} LIMIT 1`,
  );
  return String(rows[0]?.id);
}

const openAs = (page: Page, role: string, path = '/home') =>
  openAppAs(page, platform.url, `${role}@ia-infinity.example.com`, path);

const EVERYBODY = ['/home', '/content/accounts', '/files', '/insights'];
const PAGES: Readonly<Record<string, readonly string[]>> = {
  sales: ['/pipeline', '/pipeline?view=list', '/leads', '/imports', '/content/deals'],
  delivery: ['/content/projects', '/content/missions', '/content/tasks'],
  finance: ['/content/invoices', '/content/payments'],
  admin: [
    '/pipeline',
    '/leads',
    '/imports',
    '/inbound',
    '/syncs',
    '/outgoing',
    '/users',
    '/settings/project',
  ],
};
/** One record of each role, with its timeline and lists. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  sales: ['deals', 'leads', 'contacts'],
  delivery: ['projects', 'missions'],
  finance: ['invoices'],
  admin: ['accounts'],
};

/** The dashboards each role finds ready: those whose figures it reads. */
const DASHBOARDS: Readonly<Record<string, readonly string[]>> = {
  sales: ['sales'],
  finance: ['invoicing'],
  admin: ['sales', 'invoicing'],
};

const dashboard = async (key: string): Promise<string> =>
  `/insights/${await idOf('directus_dashboards', `name = '$t:dashboard_${key}'`)}`;

/**
 * Each role loads the app once, then goes from page to page within it, as people do. While one role's
 * page waits for its network to fall silent, the other's is drawn.
 */
test.each([
  ['sales', 'finance'],
  ['admin', 'delivery'],
])('no page of %s or %s says an error in its console', async (...roles) => {
  await Promise.all(roles.map(walk));
});

async function walk(role: string): Promise<void> {
  const { context, page } = await open(1440);
  const errors = collectPageErrors(page);
  const failed: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400) failed.push(`${answer.status()} ${answer.url()}`);
  });
  const walkTo = walkWithin(page);
  await openAs(page, role);
  const records = await Promise.all(
    (RECORDS[role] ?? []).map(async (table) => `/content/${table}/${await idOf(table)}`),
  );
  const dashboards = await Promise.all((DASHBOARDS[role] ?? []).map(dashboard));
  for (const path of [...EVERYBODY, ...(PAGES[role] ?? []), ...records, ...dashboards]) {
    await walkTo(path);
    expect({ role, path, errors, failed }).toEqual({ role, path, errors: [], failed: [] });
  }
  await context.close();
}

test('the app starts with its page in view: no navigation over it on a phone, no column beside it', async () => {
  const { context: phone, page: small } = await open(390);
  for (const path of ['/home', '/pipeline', '/leads']) {
    await openAs(small, 'sales', path);
    expect(await small.locator('#navigation').isVisible(), path).toBe(false);
  }
  await phone.close();

  const { context: desk, page: large } = await open(1440);
  await openAs(large, 'sales', '/content/deals');
  const main = await large.locator('#main-content').boundingBox();
  const list = await large.locator('#main-content .scrolling-container').boundingBox();
  expect(Number(list?.width) / Number(main?.width)).toBeGreaterThan(0.9);
  await desk.close();
});

test('the figures of the dashboard are drawn, say their numbers to the keyboard, and scroll no way but down', async () => {
  const { context, page } = await open(1440);
  await openAs(page, 'sales', await dashboard('sales'));
  const panels = page.locator('.figure-panel, .funnel-panel');
  await panels.nth(7).waitFor();
  await page.waitForLoadState('networkidle');
  for (const panel of await panels.all()) {
    const width = await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(width, (await panel.textContent()) ?? '').toBeLessThanOrEqual(0);
  }
  const chart = page.locator('.funnel-panel canvas');
  await chart.focus();
  await chart.press('ArrowRight');
  await chart.press('ArrowRight');
  const line = page.locator('.funnel-panel tbody tr').nth(1);
  const [stage, entered] = await line.locator('th, td').allInnerTexts();
  expect(await page.locator('.funnel-panel [aria-live]').textContent()).toBe(
    `${stage}, Entrées – ${entered}`,
  );
  await context.close();
});

test('each role finds the dashboard it can read, named in its language', async () => {
  const { context, page } = await open(1440);
  await platform.database.query(
    `UPDATE directus_users SET language = 'en-US' WHERE email = 'finance@ia-infinity.example.com'`,
  );
  const walkTo = walkWithin(page);
  await openAs(page, 'finance', '/insights');
  await page.getByText('Invoicing').first().waitFor();
  expect(await page.getByText(/^(Sales|Ventes)$/).count()).toBe(0);
  await walkTo(await dashboard('invoicing'));
  await page.getByText('To collect, by due date').waitFor();
  const panels = page.locator('.finance-figure');
  await panels.nth(5).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await panels.locator('canvas').count()).toBe(3);
  for (const panel of await panels.all()) {
    const text = (await panel.textContent()) ?? '';
    expect(text).toMatch(/€\d|\d\s?€/);
    expect(text).not.toMatch(/EUR/);
    const width = await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(width, text).toBeLessThanOrEqual(0);
  }
  const number = panels.locator('tbody a').first();
  expect(await number.textContent()).toMatch(/\d$/);
  const cut = await number.evaluate(
    (link) => link.scrollWidth > (link.parentElement?.clientWidth ?? 0),
  );
  expect(cut).toBe(false);
  await context.close();
});
