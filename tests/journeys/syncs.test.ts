import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { collectPageErrors, launchBrowser, takePicture } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL, PASSWORD } from '../harness/settings.ts';
import {
  type Cell,
  ROBOT,
  SERVICE_ACCOUNT,
  SheetsDouble,
  SPREADSHEET,
} from '../syncs/sheets-double.ts';
import { signInToApp } from './app-pages.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const HEADER: Cell[] = ['Référence', 'Nom', 'E-mail', 'Téléphone', 'Notes'];
const ROWS: Cell[][] = [
  ['R1', 'Lovelace', 'ada@example.com', '', 'Salon de Lille'],
  ['R2', 'Hopper', 'grace@example.com', '', ''],
  ['R3', 'x'.repeat(300), 'trop@example.com', '', ''],
];

const google = new SheetsDouble();
let platform: Platform;
let browser: Browser;
let page: Page;
let errors: string[];
beforeAll(async () => {
  await google.start();
  platform = await startPlatform({ data: 'reference', jobs: 'all', settings: google.settings });
  // The licence question is the operator's: here it has been answered.
  await platform.database.query(
    `update directus_settings set project_owner = 'direction@ia-infinity.example.com'`,
  );
  browser = await launchBrowser();
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ locale: 'fr-FR', viewport });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.setDefaultNavigationTimeout(90_000);
  await signInToApp(page, platform.url, ADMIN_EMAIL, PASSWORD);
  errors = collectPageErrors(page);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await google.stop();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

test('the direction connects the sheet, tries it dry, applies it, decides on a conflict and leaves it', async () => {
  google.show('Leads', [HEADER, ...ROWS]);
  await page.locator('.module-bar a[href$="/syncs"]').click();
  await page.getByText('Aucune source').waitFor();
  await takePicture(page, 'syncs-empty');
  await button('Nouvelle feuille Google').first().click();
  await page.getByLabel('Nom', { exact: true }).fill('Suivi commercial');
  await page
    .getByLabel(/Lien de la feuille/)
    .fill(`https://docs.google.com/spreadsheets/d/${SPREADSHEET}/edit#gid=0`);
  await button('Créer la source').click();
  await page.getByRole('textbox', { name: /Clé du compte de service/ }).fill(SERVICE_ACCOUNT);
  await button('Enregistrer la clé').click();
  await page.getByText(ROBOT).waitFor();
  await button('Lire la feuille').click();
  await page.getByRole('heading', { name: 'Où va chaque colonne' }).waitFor();
  await takePicture(page, 'syncs-columns');
  await page.getByRole('textbox', { name: 'Nom de la correspondance' }).fill('Feuille de suivi');
  await button('Enregistrer et continuer').click();
  await page.getByText(/lu par la correspondance/).waitFor();
  await button('Simuler').click();
  await page.getByText('À valider').waitFor();
  await takePicture(page, 'syncs-dry-run');
  await button('Appliquer').click();
  await page.getByText('Terminée').waitFor();
  const { rows } = await platform.database.query(
    'select last_name from leads order by external_id',
  );
  expect(rows).toEqual([{ last_name: 'Lovelace' }, { last_name: 'Hopper' }]);
  await takePicture(page, 'syncs-run');

  await platform.database.query(
    `update leads set notes = 'Rappeler lundi', date_updated = now() where last_name = 'Lovelace'`,
  );
  google.show('Leads', [HEADER, ['R1', 'Lovelace', 'ada@example.com', '', 'Salon de Paris']]);
  await page.getByRole('link', { name: 'Suivi commercial' }).first().click();
  await button('Synchroniser maintenant').click();
  await page.getByText('Terminée').waitFor();
  await page.getByRole('link', { name: 'Suivi commercial' }).first().click();
  await page.getByText('modifié des deux côtés').waitFor();
  await page.getByText('Disparues de la source').first().waitFor();
  await takePicture(page, 'syncs-conflict');
  await button('Prendre celle de la source').click();
  await page.getByText(/à la prochaine synchronisation/).waitFor();

  await button('Basculer et quitter la source').click();
  await page.getByRole('textbox', { name: /Pour confirmer/ }).fill('Suivi commercial');
  await takePicture(page, 'syncs-leave');
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Basculer et quitter la source' })
    .click();
  await page.getByText(/La bascule a eu lieu/).waitFor();
  expect(errors).toEqual([]);
});
