import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopProcess } from '../../scripts/lib/directus.ts';
import { collectPageErrors, launchBrowser } from '../harness/browser.ts';
import { type PlatformWithPortal, startPlatformWithPortal } from '../harness/portal.ts';
import { PASSWORD } from '../harness/settings.ts';

const CLIENT = 'client_admin@ia-infinity.example.com';
const MEMBER = 'client_member@ia-infinity.example.com';
const VENDOR = 'vendor@ia-infinity.example.com';
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const MAX_SCRIPT_BYTES = 220_000;
const MAX_DATA_REQUESTS = 3;

let platform: PlatformWithPortal;
let browser: Browser;

beforeAll(async () => {
  platform = await startPlatformWithPortal({ data: 'demo' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

type View = {
  readonly theme?: 'light' | 'dark';
  readonly phone?: boolean;
  readonly locale?: string;
};

function openContext(view: View = {}): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: platform.portalUrl,
    locale: view.locale ?? 'fr-FR',
    colorScheme: view.theme ?? 'light',
    viewport: view.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
  });
}

async function signInToPortal(page: Page, email: string): Promise<void> {
  await page.goto('/connexion');
  await page.getByLabel(/Adresse e-mail|E-mail address/).fill(email);
  await page.locator('input[type="password"]').fill(PASSWORD);
  await page.getByRole('button', { name: /Se connecter|Sign in/ }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

const firstLink = async (page: Page, prefix: string): Promise<string> =>
  String(await page.locator(`a[href^="${prefix}"]`).first().getAttribute('href'));

async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

const focused = (page: Page) => page.evaluate('document.activeElement?.textContent');

const VIEWS: readonly View[] = [
  { theme: 'light' },
  { theme: 'dark' },
  { theme: 'light', phone: true },
  { theme: 'dark', phone: true },
];

test('the administrator of a space changes its language and invites a colleague, a member reads it', async () => {
  const context = await openContext();
  const page = await context.newPage();
  await signInToPortal(page, CLIENT);
  await page.goto('/espace');
  await page.getByText('Accompagnement').waitFor();
  await page.getByText('SIRET').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.getByLabel('Langue de l’espace').selectOption('en');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  const { rows } = await platform.database.query(
    `SELECT DISTINCT a.locale FROM accounts a JOIN account_members m ON m.account = a.id
       JOIN directus_users u ON u.id = m."user" WHERE u.email = $1`,
    [CLIENT],
  );
  expect(rows).toEqual([{ locale: 'en' }]);

  await page.getByLabel('Prénom').fill('Aline');
  await page.getByLabel('Nom', { exact: true }).fill('Marchand');
  await page.getByLabel('Adresse e-mail').fill('aline.marchand@example.com');
  await page.getByRole('button', { name: 'Inviter' }).click();
  await page.getByText('Invitation envoyée à aline.marchand@example.com').waitFor();
  const invited = page.getByRole('listitem').filter({ hasText: 'aline.marchand@example.com' });
  await invited.waitFor();
  const writeTo = page.getByText('Un nom de société').getByRole('link');
  expect(await writeTo.getAttribute('href')).toMatch(/^mailto:.+@/);
  const members = page.getByLabel('Les membres peuvent inviter');
  const saved = page.waitForResponse((response) => response.url().includes('space-invites'));
  await members.check();
  await saved;
  await members.and(page.locator(':enabled')).waitFor();
  await page
    .getByRole('button', { name: 'Renvoyer l’invitation de Aline Marchand' })
    .press('Enter');
  // It left a moment ago: that is said, and the keyboard stays.
  await invited.getByRole('alert').waitFor();
  await expect.poll(() => focused(page)).toContain('Renvoyer');
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: 'Retirer l’accès de Aline Marchand' }).press('Enter');
  await invited.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toContain('Un membre voit');
  await context.close();

  const other = await openContext({ phone: true, locale: 'en-GB' });
  const reader = await other.newPage();
  await signInToPortal(reader, MEMBER);
  await reader.goto('/espace');
  await reader.getByText('Language of the space').waitFor();
  expect(await reader.getByRole('button', { name: 'Save' }).count()).toBe(0);
  expect(await reader.getByText('SIRET').count()).toBe(0);
  await reader.waitForLoadState('networkidle');
  await reader.getByLabel('First name').focus();
  for (const typed of ['Paul', 'Marchand', 'paul.marchand@example.com']) {
    await reader.keyboard.type(typed);
    await reader.keyboard.press('Tab');
  }
  await reader.keyboard.press('Enter');
  await reader.getByText('Invitation sent to paul.marchand@example.com').waitFor();
  await reader.getByRole('listitem').filter({ hasText: 'Paul Marchand · Member' }).waitFor();
  expect(await findViolations(reader)).toEqual([]);
  expect(await reader.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await other.close();
});

test.each([
  { view: {}, answer: /^Répondre à/, later: 'À venir' },
  { view: { phone: true, locale: 'en-GB' }, answer: /^Reply to/, later: 'To come' },
])(
  'a line of the home leads to its place on the project, which says whom to answer: $later',
  async ({ view, answer, later }) => {
    const context = await openContext(view);
    const page = await context.newPage();
    await signInToPortal(page, CLIENT);
    await page.getByRole('heading', { name: later }).waitFor();
    await page.waitForLoadState('networkidle');
    const lines = page.locator('section[aria-labelledby="awaited-title"] a[href*="#"]');
    const path = String(await lines.last().getAttribute('href'));
    await lines.last().press('Enter');
    await page.waitForURL((url) => url.pathname.startsWith('/projets/'));
    const line = page.locator(`[id="${path.split('#')[1]}"]`);
    await expect.poll(() => line.evaluate((one) => one === document.activeElement)).toBe(true);
    await expect.poll(() => line.getAttribute('data-named')).toBe('');
    const { top, bottom } = await line.evaluate((one) => one.getBoundingClientRect().toJSON());
    expect(top >= 0 && bottom <= (view.phone ? 844 : 900)).toBe(true);
    expect(await line.getByRole('link', { name: answer }).getAttribute('href')).toMatch(/^mailto:/);
    expect(await page.getByText(/^(Engagement de service|Service level)$/).count()).toBeLessThan(2);
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await context.close();
  },
);

describe.each(VIEWS)('in $theme, phone: $phone', (view) => {
  test.each([
    { who: 'client', email: CLIENT, details: '/projets/' },
    { who: 'vendor', email: VENDOR, details: '/missions/' },
  ])(
    'every page of a $who is accessible and without a script error',
    async ({ email, details }) => {
      const context = await openContext(view);
      const page = await context.newPage();
      const errors = collectPageErrors(page);
      await page.goto('/connexion');
      expect(await findViolations(page)).toEqual([]);
      await signInToPortal(page, email);
      expect(await findViolations(page)).toEqual([]);
      await page.goto(await firstLink(page, details));
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.goto('/sessions');
      expect(await findViolations(page)).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
  );
});

test('a member sees the projects without any amount, an administrator sees the invoices', async () => {
  const read = async (email: string) => {
    const context = await openContext();
    const page = await context.newPage();
    await signInToPortal(page, email);
    await page.goto(await firstLink(page, '/projets/'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    const text = await page.locator('main').textContent();
    await context.close();
    return text;
  };
  const [administrator, member] = [await read(CLIENT), await read(MEMBER)];
  expect(administrator).toMatch(/\d\s?€/);
  expect(administrator).toMatch(/Ce que vous avez choisi.*Montant HT/s);
  expect(member).toMatch(/Ce que vous avez choisi/);
  expect(member).not.toMatch(/€|Montant HT/);
});

test('an address that leads nowhere says so, accessibly and in the language of the reader', async () => {
  const context = await openContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await signInToPortal(page, CLIENT);
  expect(await findViolations(page)).toEqual([]);
  const response = await page.goto('/projets/7b0e1c52-3f5e-4a55-9f6e-2f1f5c1d9a10');
  expect(response?.status()).toBe(404);
  await page.getByText('Page not found').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await context.close();
});

test('the page is in English for a visitor whose browser is', async () => {
  const context = await openContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto('/connexion');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/);
  await context.close();
});

test('home and project stay within their budget of script and requests', async () => {
  const context = await openContext();
  const page = await context.newPage();
  await signInToPortal(page, CLIENT);
  const project = await firstLink(page, '/projets/');
  for (const path of ['/', project]) {
    const fresh = await context.newPage();
    const session = await context.newCDPSession(fresh);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    let scriptBytes = 0;
    let dataRequests = 0;
    const types = new Map<string, string>();
    session.on('Network.responseReceived', ({ requestId, type }) => {
      types.set(requestId, type);
      if (type === 'Document' || type === 'XHR' || type === 'Fetch') dataRequests += 1;
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (types.get(requestId) === 'Script') scriptBytes += encodedDataLength;
    });
    await fresh.goto(path, { waitUntil: 'networkidle' });
    expect(scriptBytes).toBeGreaterThan(0);
    expect(scriptBytes).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
    expect(dataRequests).toBeLessThanOrEqual(MAX_DATA_REQUESTS);
    await fresh.close();
  }
  await context.close();
});

test('a connection closed from another device is dead at once', async () => {
  const first = await openContext();
  const second = await openContext();
  const laptop = await first.newPage();
  const phone = await second.newPage();
  await signInToPortal(laptop, VENDOR);
  await signInToPortal(phone, VENDOR);
  await laptop.goto('/sessions');
  await laptop.getByRole('button', { name: 'Se déconnecter partout' }).click();
  await laptop.waitForURL(/connexion/);
  await phone.goto('/');
  await phone.waitForURL(/connexion/);
  await first.close();
  await second.close();
});

test('a wrong password and staff who try the portal are told what to do', async () => {
  const context = await openContext();
  const page = await context.newPage();
  await page.goto('/connexion');
  await page.getByLabel('Adresse e-mail').fill(CLIENT);
  await page.locator('input[type="password"]').fill('not the password at all');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByText('Adresse e-mail ou mot de passe incorrect.').waitFor();
  await page.getByLabel('Adresse e-mail').fill('sales@ia-infinity.example.com');
  await page.locator('input[type="password"]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByText('Votre compte est un compte interne').waitFor();
  await context.close();
});

test('with Directus down the portal says so, keeps the session, and comes back', async () => {
  const context = await openContext();
  const page = await context.newPage();
  await signInToPortal(page, CLIENT);
  await stopProcess(platform.directus.process);
  await page.goto('/');
  await page.getByText('Le service est momentanément indisponible').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await platform.startProcess({ port: Number(new URL(platform.url).port) });
  await page.goto('/');
  await page.getByRole('heading', { name: 'Vos projets' }).waitFor();
  await context.close();
});
