import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { takePicture } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { openApp } from './app-pages.ts';
import { ImportPages } from './imports-pages.ts';

const DATASETS_DIR = process.env.DATASETS_DIR;
if (!DATASETS_DIR) console.warn('DATASETS_DIR is not set: the imports screens are not played.');

const fair = [
  'Prénom;Nom;Société;Courriel;Statut;Ville',
  'Camille;Aubert;Librairie Aubert;camille@exemple.fr;Chaud;Orléans',
  'Léa;Martin;Studio Léa;lea@exemple.fr;Nouveau;Nantes',
  'Omar;Haddad;Haddad & Fils;omar@exemple.fr;Chaud;Sète',
].join('\r\n');

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let platform: Platform;
let browser: Browser;
let page: Page;
let screens: ImportPages;
let errors: string[];

async function count(sql: string): Promise<number> {
  const { rows } = await platform.database.query<{ count: string }>(sql);
  return Number(rows[0]?.count);
}
const fromFile = `SELECT count(*) FROM leads WHERE external_id LIKE 'leads:%'`;
const fromFair = `SELECT count(*) FROM leads WHERE external_id LIKE 'salon_d_orleans:%'`;

describe.skipIf(!DATASETS_DIR)('a seller and her files', () => {
  beforeAll(async () => {
    platform = await startPlatform({ data: 'demo', app: true, jobs: 'all' });
    ({ browser, page, errors } = await openApp(platform.url, 'sales@ia-infinity.example.com'));
    screens = new ImportPages(page);
    await screens.open();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  test('the real list of leads is shown before anything is saved, then saved to the last row', {
    timeout: 180_000,
  }, async () => {
    await screens.give(join(DATASETS_DIR ?? '', 'leads.csv'));
    await page.getByRole('columnheader', { name: 'Prospect ID' }).waitFor();
    expect(await screens.button(/^Encodage/).textContent()).toContain('UTF-8');
    expect(await screens.button(/^Séparateur/).textContent()).toContain('Virgule');
    await takePicture(page, 'import-file');
    await screens.button('Continuer').click();
    await page.getByText('« Leads (fichier) » reconnaît toutes ses colonnes').waitFor();
    await takePicture(page, 'import-columns');
    await screens.button('Continuer').click();
    await screens.dryRun();
    const shown = await screens.figures();
    expect(shown).toMatchObject({ Nouvelles: 9240, Modifiées: 0, Inchangées: 0, Toutes: 9240 });
    expect(await count(fromFile)).toBe(0);
    await takePicture(page, 'import-dry-run');

    await screens.confirm('Importer', 'Importé');
    expect(screens.asked).toContain('9 240 lignes : 9 240 nouvelles, 0 modifiée');
    expect(await screens.figures()).toEqual(shown);
    expect(await count(fromFile)).toBe(9240);
    expect(await count(`SELECT count(*) FROM sync_rows WHERE outcome = 'created'`)).toBe(9240);
    await page.reload();
    await screens.heading('Résultat de l’import').waitFor();
    expect(await screens.figures()).toEqual(shown);
  });

  test('the same file again changes nothing, and says so', async () => {
    await screens.give(join(DATASETS_DIR ?? '', 'leads.csv'));
    await screens.button('Continuer').click();
    await page.getByText('reconnaît toutes ses colonnes').waitFor();
    await screens.button('Continuer').click();
    await screens.dryRun();
    expect(await screens.figures()).toMatchObject({ Nouvelles: 0, Inchangées: 9240 });
    await page.getByText('Rien à enregistrer').waitFor();
    expect(await screens.button('Importer').count()).toBe(0);
  });

  test('a file that cannot be read is refused with its reason, and goes no further', async () => {
    const broken = Buffer.from('nom,ville\n"Aubert,Orléans\nMartin,Nantes\n');
    errors.length = 0;
    await screens.give({ name: 'cassé.csv', mimeType: 'text/csv', buffer: broken });
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/ne peut pas être lu à la colonne «\snom\s»/);
    expect(await screens.button('Continuer').isDisabled()).toBe(true);
    // The browser tells of the refused request by itself.
    expect(errors.filter((text) => !text.includes('400'))).toEqual([]);
  });

  test('a value nobody knows is listed, given its meaning on the screen, and computed again', async () => {
    const buffer = Buffer.from(fair, 'latin1');
    await screens.give({ name: 'salon.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('cell', { name: 'Léa', exact: true }).waitFor();
    expect(await screens.button(/^Encodage/).textContent()).toContain('Windows-1252');
    await screens.button('Continuer').click();
    await screens.choose('Correspondance', 'Nouvelle correspondance');
    await screens.choose('Identifiant de la ligne', 'Courriel');
    await page.getByLabel('Nom de la correspondance').fill('Salon d’Orléans');
    await screens.button('Enregistrer et continuer').click();
    await screens.dryRun();
    await screens.choose(/^Équivalent de «\sChaud/, 'Qualifié');
    await screens.button('Appliquer ces correspondances et recalculer').click();
    await page.getByText('Valeurs à faire correspondre').waitFor({ state: 'detached' });
    await page.getByText('Essai terminé').waitFor();
    expect(await screens.figures()).toMatchObject({ Nouvelles: 3, Rejetées: 0 });
    await screens.confirm('Importer', 'Importé');
    expect(await count(fromFair)).toBe(3);
    expect(
      await count(`${fromFair} AND status = 'qualified' AND city IN ('Orléans', 'Sète')`),
    ).toBe(2);
  });

  test('an import is undone but for the row a colleague has changed, which is listed', async () => {
    await platform.database.query(
      `UPDATE leads SET city = 'Tours', date_updated = now(),
              user_updated = (SELECT id FROM directus_users WHERE email LIKE 'sales@%')
        WHERE email = 'camille@exemple.fr'`,
    );
    await screens.confirm('Annuler l’import', 'Annulé');
    await page.getByText('Une ligne n’a pas pu être annulée').waitFor();
    expect(await screens.figures()).toMatchObject({ Gardées: 1 });
    expect(await screens.rows().count()).toBe(1);
    expect(await count(fromFair)).toBe(1);
  });

  test('every import stays in the list, with what became of it', async () => {
    await screens.backToList();
    const runs = page.locator('section[aria-label="Imports passés"] li');
    await runs.first().waitFor();
    const texts = (await runs.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    expect(texts[0]).toContain('salon.csv');
    expect(texts[0]).toContain('Annulé');
    expect(texts.some((text) => text.includes('Importé 9 240 lignes 9 240 nouvelles'))).toBe(true);
    await takePicture(page, 'imports');
  });

  test('a connection lost in the middle of a run is said, and the page catches up by itself', async () => {
    const pattern = /\/crm\/imports\/[0-9a-f-]{36}$/;
    await page.route(pattern, async (route) => {
      const response = await route.fetch();
      const { data } = await response.json();
      const json = { data: { ...data, status: 'running', rows_done: 1 } };
      await route.fulfill({ response, json });
    });
    await page.locator('section[aria-label="Imports passés"] li a').first().click();
    await page.getByText(/1 sur 3 lignes/).waitFor();
    await page.unroute(pattern);
    await page.route(pattern, (route) => route.abort());
    await page.getByRole('alert').getByText('La connexion est perdue').waitFor();
    await page.unroute(pattern);
    await screens.heading('Import annulé').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
