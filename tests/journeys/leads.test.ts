import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertRow } from '../crm/world.ts';
import { launchBrowser, takePicture } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { PASSWORD } from '../harness/settings.ts';
import { signInToApp } from './app-pages.ts';

let platform: Platform;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo', app: true });
  await plantLookAlikes();
  browser = await launchBrowser();
  page = await newPage();
  await signInToApp(page, platform.url, 'sales@ia-infinity.example.com', PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

async function newPage(options: { phone?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: options.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  });
  const opened = await context.newPage();
  opened.setDefaultTimeout(120_000);
  opened.setDefaultNavigationTimeout(120_000);
  return opened;
}

/** A prospect who filled the form twice, and who is a contact already. */
async function plantLookAlikes(): Promise<void> {
  const { database } = platform;
  const account = await insertRow(database, 'accounts', {
    name: 'Verrerie du Midi',
    domain: 'verrerie-midi.example.org',
  });
  const contact = await insertRow(database, 'contacts', {
    account,
    first_name: 'Inès',
    last_name: 'Carrel',
  });
  const email = 'ines.carrel@verrerie-midi.example.org';
  await insertRow(database, 'contact_emails', { contact, email, is_primary: true });
  const lead = {
    first_name: 'Inès',
    last_name: 'Carrel',
    company_name: 'Verrerie du Midi',
    source: 'Salon',
    date_created: new Date(),
  };
  await insertRow(database, 'leads', { ...lead, email, phone: '+33698765432' });
  await insertRow(database, 'leads', { ...lead, phone: '+33698765432', company_name: null });
}

async function leadsOf(where: string): Promise<Record<string, string | null>[]> {
  const { rows } = await platform.database.query(
    `SELECT id, status, disqualification_reason, converted_account, converted_deal
       FROM leads WHERE ${where} ORDER BY last_name`,
  );
  return rows;
}

async function openList(query = ''): Promise<void> {
  await page.goto(`${platform.url}/admin/leads${query}`, { waitUntil: 'commit' });
  await page.locator('tbody tr').first().waitFor();
}

const row = (name: string) => page.locator('tbody tr', { hasText: name });

describe('a seller works the leads in the app', { timeout: 240_000 }, () => {
  test('finds one by any of its words, and sees what looks like it', async () => {
    await openList();
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(20);
    await page.locator('.match-badge').first().waitFor();
    await takePicture(page, 'leads-list');
    await page.getByLabel('Chercher un lead').fill('carrel verrerie');
    await page.waitForURL(/q=carrel/);
    await row('Verrerie du Midi').getByText('Même e-mail').waitFor();
    await page
      .getByRole('status')
      .getByText(/^1 sur 24 leads$/)
      .waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByLabel('Chercher un lead').fill('06 98 76 54 32');
    await page
      .getByRole('status')
      .getByText(/^2 sur 24 leads$/)
      .waitFor();
  });

  test('opens it by the keyboard: contact, account and twin are a click away', async () => {
    await openList('?q=verrerie');
    await row('Verrerie du Midi').focus();
    await page.keyboard.press('Enter');
    const matches = page.locator('.lead-matches');
    await matches.getByText('Même e-mail').waitFor();
    await matches.getByText('Même téléphone').waitFor();
    await matches.getByText('Même domaine').waitFor();
    expect(
      await matches.getByRole('link', { name: 'Inès Carrel' }).first().getAttribute('href'),
    ).toMatch(/\/content\/contacts\/[0-9a-f-]{36}$/);
    await takePicture(page, 'leads-drawer');
    await page.keyboard.press('Escape');
    await matches.waitFor({ state: 'detached' });
  });

  test('converts it into the account it belongs to, and lands on its deal', async () => {
    await openList('?q=verrerie');
    await row('Verrerie du Midi').click();
    await page.getByRole('button', { name: 'Convertir…' }).click();
    const dialog = page.locator('.convert-dialog');
    await dialog.getByText('Même e-mail').waitFor();
    expect(await dialog.getByLabel('Verrerie du Midi').isChecked()).toBe(true);
    await takePicture(page, 'leads-convert');
    await dialog.getByLabel('Nom de l’affaire').fill('');
    await dialog.locator('.money-cents input').fill('12 500,00');
    await dialog.getByRole('button', { name: 'Convertir', exact: true }).click();
    await dialog
      .getByRole('alert')
      .getByText(/Le champ .* est obligatoire/)
      .waitFor();
    expect(await leadsOf(`status = 'converted' AND last_name = 'Carrel'`)).toHaveLength(0);
    await dialog.getByLabel('Nom de l’affaire').fill('Suivi de production');
    await dialog.getByRole('button', { name: 'Convertir', exact: true }).click();
    await page.waitForURL(/\/pipeline\?deal=/);
    const [lead] = await leadsOf(`status = 'converted' AND last_name = 'Carrel'`);
    const { rows } = await platform.database.query(
      `SELECT d.name, d.amount, a.name AS account, c.last_name AS contact, u.email AS owner
         FROM deals d JOIN accounts a ON a.id = d.account LEFT JOIN contacts c ON c.id = d.contact
         LEFT JOIN directus_users u ON u.id = d.owner WHERE d.id = $1`,
      [lead?.converted_deal],
    );
    expect(rows).toEqual([
      {
        name: 'Suivi de production',
        amount: '1250000',
        account: 'Verrerie du Midi',
        contact: 'Carrel',
        owner: 'sales@ia-infinity.example.com',
      },
    ]);
    expect(page.url()).toContain(String(lead?.converted_deal));
    await page.locator('#dialog-outlet').getByText('Suivi de production').first().waitFor();
  });

  test('converts another into a new account', async () => {
    await openList('?q=royer');
    await row('Justine Royer').click();
    await page.getByRole('button', { name: 'Convertir…' }).click();
    const dialog = page.locator('.convert-dialog');
    await dialog.getByLabel('Domaine web').waitFor();
    expect(await dialog.getByLabel('Nom du compte').inputValue()).toBe('Royer Optique');
    await dialog.getByText('Créer une affaire').click();
    await dialog.getByRole('button', { name: 'Convertir', exact: true }).click();
    await page.waitForURL(/\/content\/accounts\//);
    const [lead] = await leadsOf(`last_name = 'Royer'`);
    expect(lead).toMatchObject({ status: 'converted', converted_deal: null });
    expect(page.url()).toContain(String(lead?.converted_account));
  });

  test('sets several aside with a reason, and takes it back', async () => {
    const wanted = `last_name IN ('Marchal', 'Blanc', 'Simon')`;
    const before = await leadsOf(wanted);
    await openList('?status=contacted');
    for (const name of ['Vincent Marchal', 'Noémie Blanc', 'Grégory Simon']) {
      await page.getByLabel(`Sélectionner ${name}`).click();
    }
    await page.getByText('3 sélectionnés').waitFor();
    await takePicture(page, 'leads-bulk');
    await page.getByRole('button', { name: 'Disqualifier…' }).click();
    const dialog = page.locator('.disqualify-dialog');
    await dialog.getByText('Disqualifier 3 leads').waitFor();
    await dialog.getByRole('button', { name: 'Pas de budget' }).click();
    await dialog.getByRole('button', { name: 'Disqualifier', exact: true }).click();
    await page.getByText('3 leads disqualifiés.').waitFor();
    await row('Noémie Blanc').waitFor({ state: 'detached' });
    for (const lead of await leadsOf(wanted)) {
      expect(lead).toMatchObject({
        status: 'disqualified',
        disqualification_reason: 'no_budget',
      });
    }
    await takePicture(page, 'leads-undo');
    await page.locator('.toast-stack').getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('3 leads rouverts.').waitFor();
    await row('Noémie Blanc').waitFor();
    expect(await leadsOf(wanted)).toEqual(before);
  });

  test('puts two away, takes them back, and finds one among those put away', async () => {
    await openList('?status=contacted');
    const archive = async () => {
      await page.getByRole('button', { name: 'Archiver…' }).click();
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: 'Archiver', exact: true })
        .click();
    };
    for (const name of ['Vincent Marchal', 'Noémie Blanc']) {
      await page.getByLabel(`Sélectionner ${name}`).click();
    }
    await archive();
    await page.getByText('2 leads archivés.').waitFor();
    await row('Noémie Blanc').waitFor({ state: 'detached' });
    await page
      .locator('.toast', { hasText: '2 leads archivés.' })
      .getByRole('button', { name: 'Annuler' })
      .click();
    await page.getByText('2 leads restaurés.').waitFor();
    await row('Noémie Blanc').click();
    await archive();
    await page.getByText('Lead archivé.').waitFor();
    // What is put away is closed as well.
    await page.locator('.lead-buttons').waitFor({ state: 'detached' });
    await page.getByText('Archivés', { exact: true }).click();
    await row('Noémie Blanc').waitFor();
    await takePicture(page, 'leads-archived');
    await page.getByLabel('Sélectionner Noémie Blanc').click();
    await page.getByRole('button', { name: 'Restaurer' }).click();
    await page.getByText('Lead restauré.').waitFor();
    await row('Noémie Blanc').waitFor({ state: 'detached' });
    expect(await leadsOf('is_archived')).toEqual([]);
  });

  test('gives one to a colleague from the list', async () => {
    await openList('?status=new');
    await page.getByLabel('Sélectionner Mathis Perrin').click();
    await page.getByRole('button', { name: 'Affecter…' }).click();
    const dialog = page.locator('.v-card', { hasText: 'Affecter ce lead' });
    await dialog.locator('.v-select, .v-input').first().click();
    await page.locator('.v-menu-popper, .v-menu-content').getByText('Hugo Lambert').click();
    await dialog.getByRole('button', { name: 'Affecter', exact: true }).click();
    await page.getByText('Lead affecté.').waitFor();
    await row('Mathis Perrin').getByText('Hugo Lambert').waitFor();
  });

  test('keeps a view with its filter, order and columns, shares it, and opens by it', async () => {
    await openList('?status=new&sort=name');
    const heads = page.locator('thead th');
    await page.getByRole('button', { name: 'Colonnes' }).click();
    await page.locator('#menu-outlet').getByText('Ville', { exact: true }).click();
    await page.waitForURL(/hide=city/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Enregistrer la vue' }).click();
    const dialog = page.locator('#dialog-outlet');
    await dialog.locator('input').first().fill('Nouveaux de A à Z');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await page.locator('.toast-stack').getByText('est enregistrée').waitFor();
    const menu = page.locator('#menu-outlet');
    const act = async (name: string, action: string) => {
      await page.getByRole('button', { name: `Actions sur la vue ${name}` }).click();
      await menu.getByText(action).click();
    };
    await act('Nouveaux de A à Z', 'Partager avec l’équipe');
    await page.locator('.toast-stack').getByText('partagée avec l’équipe').waitFor();
    await act('Nouveaux de A à Z', 'Ouvrir par défaut');
    await page.locator('.view-item .home').waitFor();
    await openList();
    await page.waitForURL(/view=\d+/);
    expect(page.url()).toMatch(/status=new/);
    expect(page.url()).toMatch(/sort=name/);
    expect(await heads.filter({ hasText: 'Ville' }).count()).toBe(0);
    await page.getByText('Vues partagées').waitFor();
    await takePicture(page, 'leads-views');
    const { rows } = await platform.database.query(
      `SELECT p."user", u.email, p.layout_query FROM directus_presets p
         JOIN directus_users u ON u.id = p.author WHERE p.collection = 'crm_leads'`,
    );
    expect(rows).toEqual([
      {
        user: null,
        email: 'sales@ia-infinity.example.com',
        layout_query: { status: 'new', sort: 'name', hide: 'city' },
      },
    ]);
    await act('Nouveaux de A à Z', 'Supprimer');
    await dialog.getByRole('button', { name: 'Supprimer' }).click();
    await page.locator('.toast-stack').getByText('est supprimée').waitFor();
  });

  test('hears that nothing matches, and that the server is away', async () => {
    await page.goto(`${platform.url}/admin/leads?q=introuvable`, { waitUntil: 'commit' });
    await page.getByText('Aucun lead ne correspond').waitFor();
    await page.getByRole('button', { name: 'Effacer les filtres' }).last().click();
    await page.locator('tbody tr').first().waitFor();
    await page.route('**/items/leads?fields**', (route) => route.abort());
    await page.getByRole('button', { name: 'Qualifié', exact: true }).click();
    await page.getByText('Les leads n’ont pas pu être chargés').waitFor();
    await page.unroute('**/items/leads?fields**');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await row('Patrick Humbert').waitFor();
  });

  test('reads and opens leads on a phone', async () => {
    const phone = await newPage({ phone: true });
    await signInToApp(phone, platform.url, 'sales@ia-infinity.example.com', PASSWORD);
    await phone.goto(`${platform.url}/admin/leads`, { waitUntil: 'commit' });
    const card = phone.locator('tbody tr', { hasText: 'Patrick Humbert' });
    await card.waitFor();
    const box = await card.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    await takePicture(phone, 'leads-phone');
    await card.click();
    await phone.locator('.lead-matches').waitFor();
    await phone.getByRole('button', { name: 'Convertir…' }).waitFor();
    await takePicture(phone, 'leads-phone-drawer');
    await phone.context().close();
  });
});
