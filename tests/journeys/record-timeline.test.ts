import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { collectPageErrors, launchBrowser, takePicture } from '../harness/browser.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL, PASSWORD } from '../harness/settings.ts';
import { signInToApp } from './app-pages.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let platform: Platform;
let browser: Browser;
let page: Page;
let errors: string[];
let contact: { readonly id: string; readonly account: string };

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', app: true });
  const { rows } = await platform.database.query(
    `select c.id, c.account from contacts c join deals d on d.contact = c.id
      where d.stage <> 'prospect' order by c.id limit 1`,
  );
  contact = rows[0];
  browser = await launchBrowser();
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1440, height: 1000 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.setDefaultNavigationTimeout(90_000);
  await signInToApp(page, platform.url, 'sales@ia-infinity.example.com', PASSWORD);
  errors = collectPageErrors(page);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

const story = () => page.locator('.record-timeline');

test('a seller writes on the form of a contact, and reads it on the form of the account', async () => {
  await page.goto(`${platform.url}/admin/content/contacts/${contact.id}`);
  // By the name of the stage, not its key.
  await story()
    .getByText(/^De «\s[A-Z]+/)
    .first()
    .waitFor();
  await story().locator('textarea').fill('Le directeur veut une démonstration.');
  await takePicture(page, 'contact-timeline');
  await story().getByRole('button', { name: 'Ajouter', exact: true }).click();
  await story().getByRole('listitem').getByText('Le directeur veut une démonstration.').waitFor();
  await page.goto(`${platform.url}/admin/content/accounts/${contact.account}`);
  await story().getByText('Le directeur veut une démonstration.').waitFor();
  await story().scrollIntoViewIfNeeded();
  await takePicture(page, 'account-timeline');
  await page.emulateMedia({ colorScheme: 'dark' });
  await takePicture(page, 'account-timeline-dark');
  expect(errors).toEqual([]);
});

test('a mail shows what came with it, to be downloaded, and its owner alone keeps it for themselves', async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  const { rows } = await platform.database.query(
    `insert into activities (id, type, direction, subject, occurred_at, status, visibility, origin,
                             contact, account, owner, file_remarks)
     select gen_random_uuid(), 'email', 'in', 'Notre cahier des charges', now(), 'done', 'shared',
            'webhook', $1, $2, id, '[{"name":"facture.exe","reason":"executable"}]'
       from directus_users where email = 'sales@ia-infinity.example.com' returning id`,
    [contact.id, contact.account],
  );
  const form = new FormData();
  form.set('activity', rows[0].id);
  form.set('file', new Blob(['%PDF-1.7'], { type: 'application/pdf' }), 'cahier.pdf');
  const token = await signIn(platform.url, ADMIN_EMAIL);
  const headers = { authorization: `Bearer ${token}` };
  const stored = await fetch(`${platform.url}/files`, { method: 'POST', headers, body: form });
  expect(stored.status).toBe(200);
  await page.goto(`${platform.url}/admin/content/contacts/${contact.id}`);
  const line = story()
    .getByRole('listitem')
    .filter({ hasText: 'Notre cahier des charges' })
    .first();
  await line.getByText('E-mail reçu').waitFor();
  await line.getByText('facture.exe : programme, non conservé par sécurité').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    line.getByRole('link', { name: 'Télécharger cahier.pdf' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('cahier.pdf');
  await takePicture(page, 'timeline-mail-files');
  await line.getByRole('button', { name: 'Rendre privé' }).click();
  await line.getByText(/· privé/).waitFor();
  await line.getByRole('button', { name: 'Partager avec l’équipe' }).click();
  await line.getByRole('button', { name: 'Rendre privé' }).waitFor();
  expect(errors).toEqual([]);
});

test('what Notion said of an account is read on its form, as it was laid out', async () => {
  const { rows } = await platform.database.query('select account from historical_pages limit 1');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${platform.url}/admin/content/accounts/${rows[0].account}`);
  await page.getByText('Historique Notion').scrollIntoViewIfNeeded();
  const line = page.getByText('Compte rendu de lancement');
  await line.waitFor();
  await takePicture(page, 'account-notion');
  await line.click();
  await page.getByRole('heading', { name: 'Décidé' }).waitFor();
  await takePicture(page, 'historical-page');
  expect(errors).toEqual([]);
});

test('an account that is not saved yet says that its story starts later', async () => {
  await page.goto(`${platform.url}/admin/content/accounts/+`);
  await page.getByText('L’historique commence une fois la fiche enregistrée.').waitFor();
  expect(errors).toEqual([]);
});
