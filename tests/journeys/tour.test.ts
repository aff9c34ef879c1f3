import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchBrowser, takePicture } from '../harness/browser.ts';
import { type PlatformWithPortal, startPlatformWithPortal } from '../harness/portal.ts';
import { PASSWORD } from '../harness/settings.ts';
import { openAppAs, signInToApp, walkWithin } from './app-pages.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let platform: PlatformWithPortal;
let browser: Browser;

beforeAll(async () => {
  platform = await startPlatformWithPortal({ data: 'demo', app: true });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

type View = { readonly theme?: 'light' | 'dark'; readonly phone?: boolean };

async function newPage(view: View = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    colorScheme: view.theme ?? 'light',
    viewport: view.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  });
  // The app is heavy and the machine of the tests is small.
  context.setDefaultTimeout(120_000);
  return context.newPage();
}

async function firstId(sql: string): Promise<string> {
  const { rows } = await platform.database.query<{ id: string }>(sql);
  return String(rows[0]?.id);
}

test.each([
  { role: 'sales', block: 'Actions en retard' },
  { role: 'delivery', block: 'Mes tâches du jour' },
  { role: 'finance', block: 'Factures en retard' },
  { role: 'admin', block: 'Affaires à relancer' },
])('the day of $role opens on $block', async ({ role, block }) => {
  const page = await newPage({ theme: role === 'finance' ? 'dark' : 'light' });
  await signInToApp(page, platform.url, `${role}@ia-infinity.example.com`, PASSWORD);
  await page.waitForURL(/\/admin\/home/);
  // Directus asks its administrator who answers for its licence; the answer is the operator's.
  if (role === 'admin') await page.getByText('Remind Later').click();
  await page.getByText('Ma journée').first().waitFor();
  await page.getByText(block).first().waitFor();
  await page.locator('a.row[href*="/content/"]').nth(3).waitFor();
  await takePicture(page, `home-${role}`);
  await page.context().close();
});

test('a seller reads the deals as a list and as a form, with amounts in euros', async () => {
  const page = await newPage();
  const walkTo = walkWithin(page);
  await openAppAs(page, platform.url, 'sales@ia-infinity.example.com', '/content/deals');
  await page.getByText('Négociation').first().waitFor();
  await page
    .getByText(/\d{1,3}(\s\d{3})*,\d{2}/)
    .first()
    .waitFor();
  await takePicture(page, 'deals-list');
  await walkTo(
    `/content/deals/${await firstId(`SELECT id FROM deals WHERE stage = 'negotiation' ORDER BY amount DESC LIMIT 1`)}`,
  );
  await page.locator('[data-field="stage"]').getByText('Négociation').waitFor();
  await page.locator('[data-field="amount"] input').waitFor();
  await takePicture(page, 'deal-form');
  await page.context().close();
});

test('a seller looks at the dashboard of sales, and at the board on a phone', async () => {
  const page = await newPage();
  await openAppAs(
    page,
    platform.url,
    'sales@ia-infinity.example.com',
    `/insights/${await firstId(`SELECT id FROM directus_dashboards WHERE name = '$t:dashboard_sales'`)}`,
  );
  // A figure is named by its panel and by its drawing.
  await page.getByText('Taux de succès par source').first().waitFor();
  await page.getByText('Entonnoir des 90 derniers jours').first().waitFor();
  await page.locator('[data-card]').first().waitFor();
  expect(await page.getByText('GRAPHQL_VALIDATION').count()).toBe(0);
  await takePicture(page, 'dashboard-sales');
  await page.context().close();

  const phone = await newPage({ phone: true });
  await openAppAs(phone, platform.url, 'sales@ia-infinity.example.com', '/pipeline');
  await phone.locator('[data-card]').first().waitFor();
  await phone.context().close();
});

test('delivery reads a project with its milestones and tasks', async () => {
  const page = await newPage();
  await openAppAs(
    page,
    platform.url,
    'delivery@ia-infinity.example.com',
    `/content/projects/${await firstId(`SELECT p.id FROM projects p JOIN tasks t ON t.project = p.id WHERE p.status = 'active' GROUP BY p.id ORDER BY count(*) DESC LIMIT 1`)}`,
  );
  await page.locator('[data-field="milestones"]').waitFor();
  await page.locator('[data-field="tasks"]').waitFor();
  await takePicture(page, 'project-form');
  await page.context().close();
});

async function signInToPortal(page: Page, email: string): Promise<void> {
  await page.goto(`${platform.portalUrl}/connexion`);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.locator('input[type="password"]').fill(PASSWORD);
  await takePicture(page, 'portal-sign-in');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

test('a client reads what is expected of them, then their project', async () => {
  const page = await newPage();
  await signInToPortal(page, 'client_admin@ia-infinity.example.com');
  await page.getByRole('heading', { name: 'Ce que nous attendons de vous' }).waitFor();
  expect(await page.locator('a[href^="/projets/"]').count()).toBeGreaterThan(1);
  await takePicture(page, 'portal-client-home');
  await page.goto(
    `${platform.portalUrl}${await page.locator('a[href^="/projets/"]').last().getAttribute('href')}`,
  );
  await page.getByRole('heading', { name: 'Jalons' }).waitFor();
  await takePicture(page, 'portal-project');
  await page.context().close();
});

test('a vendor reads a running mission on a phone, in the dark', async () => {
  const page = await newPage({ phone: true, theme: 'dark' });
  await signInToPortal(page, 'vendor@ia-infinity.example.com');
  await page.getByRole('heading', { name: 'Missions en cours' }).waitFor();
  await page.locator('a[href^="/missions/"]').first().click();
  await page.getByRole('heading', { name: 'Cahier des charges' }).waitFor();
  await takePicture(page, 'portal-mission');
  await page.context().close();
});
