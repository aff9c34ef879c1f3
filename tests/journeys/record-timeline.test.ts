import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { takePicture } from '../harness/browser.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { openApp, type Walk, walkWithin } from './app-pages.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let platform: Platform;
let browser: Browser;
let page: Page;
let errors: string[];
let walkTo: Walk;
let contact: { readonly id: string; readonly account: string };

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', app: true });
  const { rows } = await platform.database.query(
    `select c.id, c.account from contacts c join deals d on d.contact = c.id
      where d.stage <> 'prospect' order by c.id limit 1`,
  );
  contact = rows[0];
  ({ browser, page, errors } = await openApp(platform.url, 'sales@ia-infinity.example.com', 1000));
  walkTo = walkWithin(page);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

const story = () => page.locator('.record-timeline');

test('a seller writes on the form of a contact, and reads it on the form of the account', async () => {
  await walkTo(`/content/contacts/${contact.id}`);
  // By the name of the stage, not its key.
  await story()
    .getByText(/^De «\s[A-Z]+/)
    .first()
    .waitFor();
  await story().locator('textarea').fill('Le directeur veut une démonstration.');
  await takePicture(page, 'contact-timeline');
  await story().getByRole('button', { name: 'Ajouter', exact: true }).click();
  await story().getByRole('listitem').getByText('Le directeur veut une démonstration.').waitFor();
  await walkTo(`/content/accounts/${contact.account}`);
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
  await walkTo(`/content/contacts/${contact.id}`);
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

test('a seller answers that mail by the keyboard', async () => {
  const { database } = platform;
  await database.query(
    `INSERT INTO contact_emails (id, contact, account, email, is_primary, status)
     VALUES (gen_random_uuid(), $1, $2, 'direction@journal.example.com', false, 'unverified')`,
    [contact.id, contact.account],
  );
  await walkTo(`/content/contacts/${contact.id}`);
  const line = story().getByRole('listitem').filter({ hasText: 'Notre cahier des charges' });
  await line.first().getByRole('button', { name: 'Répondre' }).press('Enter');
  const dialog = page.locator('.write-mail');
  await dialog.getByLabel('Objet').waitFor();
  expect(await dialog.getByLabel('Objet').inputValue()).toBe('Re: Notre cahier des charges');
  await takePicture(page, 'mail-form');
  await page.getByRole('dialog', { name: 'Répondre' }).locator(':focus').waitFor();
  await dialog.getByLabel('Message').fill('Bien reçu.');
  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: 'Abandonner ce message ?' });
  await question.locator(':focus').waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(await dialog.getByLabel('Message').inputValue()).toBe('Bien reçu.');
  await dialog.getByRole('button', { name: 'Annuler' }).press('Enter');
  await question.getByRole('button', { name: 'Abandonner' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await line.first().locator('button:focus').waitFor();
  expect(errors).toEqual([]);
});

test('what Notion said of an account is read on its form, as it was laid out', async () => {
  const { rows } = await platform.database.query('select account from historical_pages limit 1');
  await page.emulateMedia({ colorScheme: 'light' });
  await walkTo(`/content/accounts/${rows[0].account}`);
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
  await walkTo(`/content/accounts/+`);
  await page.getByText('L’historique commence une fois la fiche enregistrée.').waitFor();
  expect(errors).toEqual([]);
});

test('a seller opens the space to a contact, ends it, and takes that back', async () => {
  const { database } = platform;
  const { rows } = await database.query(
    `SELECT c.id, c.account, concat_ws(' ', c.first_name, c.last_name) AS name, p.name AS project
       FROM contacts c JOIN contact_emails e ON e.contact = c.id AND e.status <> 'bounced'
       JOIN projects p ON p.account = c.account JOIN deals d ON d.id = p.deal
       JOIN directus_users u ON u.id = d.owner AND u.email = 'sales@ia-infinity.example.com'
      WHERE NOT EXISTS (SELECT FROM account_members m WHERE m.contact = c.id)
        AND NOT EXISTS (SELECT FROM directus_users o WHERE o.email = e.email)
      ORDER BY c.id LIMIT 1`,
  );
  const [person] = rows;
  const levels = async () =>
    (await database.query('SELECT level FROM account_members WHERE contact = $1', [person.id]))
      .rows;
  await page.emulateMedia({ colorScheme: 'light' });
  await walkTo(`/content/contacts/${person.id}`);
  const panel = page.locator('.space-panel');
  await panel.getByText('Pas d’accès').waitFor();
  await panel.getByRole('button', { name: 'Ouvrir l’espace…' }).press('Enter');
  const dialog = page.locator('.space-dialog');
  await dialog.getByText('sans aucun montant').waitFor();
  expect(await dialog.getByLabel(person.project).isChecked()).toBe(true);
  await dialog.getByText('Une invitation en français partira à').waitFor();
  await takePicture(page, 'space-dialog');
  await dialog.getByRole('button', { name: 'Ouvrir et inviter' }).press('Enter');
  await panel.getByText('Invité, pas encore connecté').waitFor();
  expect(await levels()).toEqual([{ level: 'member' }]);
  await panel.getByRole('button', { name: 'Renvoyer l’invitation' }).click();
  await panel.getByText('attendez dix minutes').waitFor();
  errors.length = 0; // The refusal is an answer of the server, and the browser writes it down.

  await panel.getByRole('button', { name: 'Retirer l’accès…' }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Retirer l’accès', exact: true })
    .click();
  await panel.getByText('Pas d’accès').waitFor();
  expect(await levels()).toEqual([]);
  await panel
    .locator('.toast', { hasText: 'est retiré' })
    .getByRole('button', { name: 'Annuler' })
    .click();
  await panel.getByText('Invité, pas encore connecté').waitFor();

  await page.setViewportSize({ width: 390, height: 844 });
  await walkTo(`/content/accounts/${person.account}`);
  const line = page.locator(`[data-contact="${person.id}"]`);
  await line.getByText(person.project).waitFor();
  await line.scrollIntoViewIfNeeded();
  await takePicture(page, 'space-account-phone');
  expect(errors).toEqual([]);
});
