import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { takePicture } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { aClient, aProject, CLIENTS, furnish, PROJECTS } from '../notion/notion-api.ts';
import { NotionDouble } from '../notion/notion-double.ts';
import {
  type Cell,
  ROBOT,
  SERVICE_ACCOUNT,
  SheetsDouble,
  SPREADSHEET,
} from '../syncs/sheets-double.ts';
import { openApp } from './app-pages.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const HEADER: Cell[] = ['Référence', 'Nom', 'E-mail', 'Téléphone', 'Notes'];
const ROWS: Cell[][] = [
  ['R1', 'Lovelace', 'ada@example.com', '', 'Salon de Lille'],
  ['R2', 'Hopper', 'grace@example.com', '', ''],
  ['R3', 'x'.repeat(300), 'trop@example.com', '', ''],
];

const google = new SheetsDouble();
const notion = new NotionDouble();
let platform: Platform;
let browser: Browser;
let page: Page;
let errors: string[];
beforeAll(async () => {
  await Promise.all([google.start(), notion.start()]);
  platform = await startPlatform({
    data: 'reference',
    app: true,
    jobs: 'all',
    settings: { ...google.settings, NOTION_API_URL: notion.url },
  });
  // The licence question is the operator's: here it has been answered.
  await platform.database.query(
    `update directus_settings set project_owner = 'direction@ia-infinity.example.com'`,
  );
  ({ browser, page, errors } = await openApp(platform.url, ADMIN_EMAIL));
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await google.stop();
  notion.stop();
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
  const key = page.getByRole('textbox', { name: /Clé du compte de service/ });
  await expect.poll(() => key.evaluate((box) => box === document.activeElement)).toBe(true);
  // Made by mistake: it is named anew, or goes.
  await page.getByLabel('Nom', { exact: true }).fill('Feuille de trop');
  await button('Modifier').click();
  await page.getByRole('heading', { name: 'Feuille de trop' }).waitFor();
  await button('Supprimer la source').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer la source' }).click();
  await page.getByText('Aucune source').waitFor();
  await button('Nouvelle feuille Google').first().click();
  await page.getByLabel('Nom', { exact: true }).fill('Suivi commercial');
  await page
    .getByLabel(/Lien de la feuille/)
    .fill(`https://docs.google.com/spreadsheets/d/${SPREADSHEET}/edit#gid=0`);
  await button('Créer la source').click();
  await key.fill(SERVICE_ACCOUNT);
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
  // The run before is « Terminée » too: what this one finds is waited for.
  await waitUntil(
    async () => {
      const found = `select 1 from platform.sync_records where diverging is not null`;
      return (await platform.database.query(found)).rows.length > 0;
    },
    { timeoutMs: 60_000, what: 'the conflict to be found', explain: platform.directus.log },
  );
  await page.getByText('Terminée').waitFor();
  await page.getByRole('link', { name: 'Suivi commercial' }).first().click();
  await page.getByText('modifié des deux côtés').waitFor();
  await page.getByText('Disparues de la source').first().waitFor();
  await takePicture(page, 'syncs-conflict');
  const list = page.url();
  const { rows: conflicted } = await platform.database.query(
    `select id from leads where last_name = 'Lovelace'`,
  );
  for (const place of [`content/leads/${conflicted[0]?.id}`, `leads?lead=${conflicted[0]?.id}`]) {
    await page.goto(`${platform.url}/admin/${place}`, { waitUntil: 'commit' });
    const told = page.getByRole('region', { name: 'La source dit autre chose' });
    await told.getByText(/La valeur d’ici l’emporte/).waitFor();
    await told.getByText('Salon de Paris').waitFor();
    await told.getByRole('button', { name: 'Prendre celle de la source' }).waitFor();
    await takePicture(page, `lead-conflict-${place.startsWith('leads') ? 'drawer' : 'form'}`);
  }
  await page.goto(list, { waitUntil: 'commit' });
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

test('the direction takes Notion over: its tables are suggested, read in order, and counted', async () => {
  furnish(notion);
  const show = (table: string, pages: readonly ReturnType<typeof aClient>[]) => {
    const found = notion.tables.get(table);
    if (found) found.pages = [...pages];
  };
  show(CLIENTS, [
    aClient({ n: 1, name: 'Fonderie Lumière', contact: 'Ada Lovelace', mail: 'ada@fonderie.fr' }),
    aClient({ n: 2, name: 'Sans état connu', state: 'À relancer' }),
  ]);
  show(PROJECTS, [aProject(1, 'Suivi des moules', [1])]);
  await page.locator('.module-bar a[href$="/syncs"]').click();
  await button('Nouvel espace Notion').first().click();
  await page.getByLabel('Nom', { exact: true }).fill('Espace de l’agence');
  await button('Créer la source').click();
  await page.getByRole('textbox', { name: 'Jeton de l’intégration' }).fill(notion.token);
  await button('Enregistrer la clé').click();
  await page.getByText('Le jeton est enregistré.').waitFor();
  await button('Lire la liste des tables').click();
  await page.getByRole('button', { name: /^Notion : clients → comptes : Clients/ }).waitFor();
  await takePicture(page, 'syncs-notion-tables');
  await button('Enregistrer').click();
  await button('Synchroniser maintenant').click();
  await page.getByText('Terminée').first().waitFor();
  await takePicture(page, 'syncs-notion-run');
  await expect
    .poll(
      async () =>
        (await platform.database.query(`select name from projects where name = 'Suivi des moules'`))
          .rowCount,
      { timeout: 60_000 },
    )
    .toBe(1);
  const { rows } = await platform.database.query(
    `select a.name, c.last_name from accounts a left join contacts c on c.account = a.id`,
  );
  expect(rows).toEqual([{ name: 'Fonderie Lumière', last_name: 'Lovelace' }]);
  await page.getByRole('link', { name: 'Espace de l’agence' }).first().click();
  await page.getByText('créées : 1, mises à jour : 0, rejetées : 1').first().waitFor();
  await takePicture(page, 'syncs-notion-source');
  expect(errors).toEqual([]);
});
