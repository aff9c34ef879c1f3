import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Inbound, inboundOf, postJson } from '../acquisition/inbound-api.ts';
import { type CalendlyDouble, startCalendly } from '../acquisition/provider-doubles.ts';
import { takePicture } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { openApp } from './app-pages.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let platform: Platform;
let browser: Browser;
let page: Page;
let inbound: Inbound;
let errors: string[];
let calendly: CalendlyDouble;
beforeAll(async () => {
  calendly = await startCalendly();
  platform = await startPlatform({
    data: 'demo',
    app: true,
    jobs: 'all',
    settings: { CALENDLY_API_URL: calendly.url },
  });
  inbound = await inboundOf(platform);
  // The licence question is the operator's: here it has been answered.
  await inbound.rows(
    `update directus_settings set project_owner = 'direction@ia-infinity.example.com'`,
  );
  ({ browser, page, errors } = await openApp(platform.url, ADMIN_EMAIL));
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  calendly?.server.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

test('the direction opens a source, reads why a delivery failed, fixes it and replays it', async () => {
  await page.locator('.module-bar a[href$="/inbound"]').click();
  await page.getByText('Rien n’est encore arrivé').waitFor();
  await takePicture(page, 'inbound-empty');
  await page.getByRole('link', { name: 'Sources' }).first().click();
  await page.getByText('Aucune source').waitFor();
  await page.getByRole('link', { name: 'Nouvelle source' }).first().click();
  const name = page.getByLabel('Nom', { exact: true });
  await expect.poll(() => name.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await name.getAttribute('required')).not.toBeNull();
  await name.fill('Site Vitrine');
  expect(await page.getByLabel(/Identifiant dans l’adresse/).inputValue()).toBe('site-vitrine');
  await button('Créer la source').click();
  const address = (await page.locator('code').textContent()) ?? '';
  expect(address).toMatch(/\/inbound\/site-vitrine\/[\w-]{43}$/);
  await page.locator('.address:focus code').waitFor();
  const active = page.getByLabel('Source active');
  const [box, words] = await Promise.all([
    active.boundingBox(),
    page.getByText('Source active').boundingBox(),
  ]);
  expect(Math.abs((box?.y ?? 0) - (words?.y ?? 0))).toBeLessThan(10);
  expect((words?.x ?? 0) - (box?.x ?? 0)).toBeLessThan(40);
  await takePicture(page, 'inbound-source');

  const url = `${platform.url}${new URL(address).pathname}`;
  await postJson(url, { reponse_1: '<b>Nina Vidal</b>', reponse_2: 'nina@ecran.example.com' });
  await postJson(url, { nom: 'Tout va bien', email: 'bien@ecran.example.com' });
  const [source] = await inbound.rows<{ id: string }>('select id from sync_sources');
  await inbound.settled(source?.id ?? '');
  await page.getByRole('link', { name: 'Réceptions' }).last().click();
  await page.getByRole('button', { name: /^En échec 1/ }).click();
  await takePicture(page, 'inbound-events');
  await page.getByText(/Aucune réponse ne dit qui écrit/).click();
  await page.getByText('"<b>Nina Vidal</b>"').waitFor();
  expect(await page.locator('pre b').count()).toBe(0);
  await takePicture(page, 'inbound-event');

  await page.getByRole('link', { name: 'Corriger la source' }).click();
  await button('Ajouter une réponse').click();
  await page.getByLabel('Nom de la réponse').fill('reponse_2');
  await page.getByRole('button', { name: /^Remplit/ }).click();
  await page
    .locator('#menu-outlet .v-list-item')
    .filter({ hasText: /^\s*E-mail\s*$/ })
    .click();
  await button('Enregistrer').click();
  await page.getByText('Enregistré.').waitFor();
  expect(await page.locator('code').count()).toBe(0);
  await page.goBack();
  await button('Relancer').click();
  await page.getByText('Traitée', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Ouvrir le lead' }).waitFor();
  await takePicture(page, 'inbound-replayed');
  expect(
    await inbound.rows(`select 1 from leads where email = 'nina@ecran.example.com'`),
  ).toHaveLength(1);
  expect(errors).toEqual([]);
});

test('the direction tries a delivery on a source, and sees the lead and why', async () => {
  await page.locator('.module-bar a[href$="/inbound"]').click();
  await page.getByRole('link', { name: 'Sources' }).first().click();
  await page.getByText('Site Vitrine').click();
  await page.getByRole('link', { name: 'Essayer un envoi' }).click();
  const webflow = {
    payload: {
      name: 'Formulaire de contact',
      data: { Name: 'Agathe Lenoir', Email: 'agathe@essai.example.com', Budget: '2 000 €' },
    },
  };
  await page.getByLabel('Contenu reçu').fill(JSON.stringify(webflow, null, 2));
  await button('Essayer').click();
  await page.getByText('Un nouveau lead').waitFor();
  await page.getByText('Formulaire reconnu : Webflow').waitFor();
  await page.getByRole('row', { name: /Email agathe@essai.example.com E-mail/ }).waitFor();
  await takePicture(page, 'inbound-try');
  await page.setViewportSize({ width: 390, height: 844 });
  await takePicture(page, 'inbound-try-phone');
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByLabel('Contenu reçu').fill('{"budget": "2 000 €"}');
  await button('Essayer').click();
  await page.getByText('Rien ne serait créé').waitFor();
  await page.getByText(/Aucune réponse ne dit qui écrit/).waitFor();
  expect(
    await inbound.rows(`select id from leads where email = 'agathe@essai.example.com'`),
  ).toEqual([]);
  expect(errors).toEqual([]);
});

test('the direction connects Calendly from the page of its source, and takes it away', async () => {
  await page.goto(`${platform.url}/admin/inbound/sources/new`);
  await page.getByLabel('Nom', { exact: true }).fill('Agenda des ventes');
  await page.getByRole('button', { name: /^Type de source/ }).click();
  await page
    .locator('#menu-outlet .v-list-item')
    .filter({ hasText: /^\s*Calendly\s*$/ })
    .click();
  await page.getByLabel('Jeton d’accès à l’API').fill('un autre jeton');
  await button('Créer la source').click();
  await page.getByText('Non connectée').waitFor();
  await button('Connecter').click();
  await page.getByText('The access token is invalid').waitFor();
  await takePicture(page, 'connection-failed');
  await page.getByLabel('Jeton d’accès à l’API').fill(calendly.token);
  await button('Enregistrer').click();
  await page.getByText('Enregistré.').waitFor();
  await button('Reconnecter').click();
  await page.getByText('Connectée', { exact: true }).waitFor();
  await page.getByText('les rendez-vous de l’organisation').waitFor();
  await takePicture(page, 'connection');
  await page.setViewportSize({ width: 390, height: 844 });
  await takePicture(page, 'connection-phone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await button('Supprimer la source').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer la source' }).click();
  await page.waitForURL(/\/inbound\/sources$/);
  await expect.poll(() => calendly.hooks.size, { timeout: 30_000 }).toBe(0);
  expect(errors).toEqual([]);
});

test('the direction reads what was not delivered, on a phone too, and sends it again', async () => {
  await inbound.rows(
    `insert into outbox_events (id, type, occurred_at, subject_collection, subject, data, trace_id,
                                status, attempts, last_error)
     values ('3d6f0a52-6f0e-4a52-8a52-1d2f3c4b5a69', 'nobody.listens', now(), 'leads',
             gen_random_uuid(), '{}', gen_random_uuid(), 'failed', 1, 'n8n: HTTP 503')`,
  );
  await inbound.rows(
    `insert into platform.event_deliveries (event, target, status, attempts, response_code, excerpt)
     values ('3d6f0a52-6f0e-4a52-8a52-1d2f3c4b5a69', 'automation.tell-n8n', 'failed', 6, 503,
             'n8n: HTTP 503')`,
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${platform.url}/admin/outgoing`);
  await page.getByRole('button', { name: /^En échec 1/ }).click();
  await page.getByText(/6 essais · réponse 503/).waitFor();
  await takePicture(page, 'outgoing-phone');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByRole('listitem').getByRole('button', { name: 'Relancer' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Relancer' }).click();
  await page.getByText('1 événement relancé.').waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: /^Tous/ }).click();
  await page.getByText('nobody.listens').first().waitFor();
  await takePicture(page, 'outgoing');
  expect(errors).toEqual([]);
});

test('the direction says who reads a mailbox and which address to put in copy', async () => {
  await page.goto(`${platform.url}/admin/inbound/sources/new`);
  await page.getByLabel('Nom', { exact: true }).fill('Boîte de Camille');
  const choose = async (label: RegExp, choice: RegExp) => {
    await page.getByRole('button', { name: label }).click();
    await page.locator('#menu-outlet .v-list-item').filter({ hasText: choice }).first().click();
  };
  await choose(/^Type de source/, /E-mail entrant \(webhook\)/);
  await page.getByText('Indiquez l’adresse de la boîte').waitFor();
  await page.getByLabel('Adresse de la boîte').fill('camille@agence.example.com');
  await page.getByText('Mettez camille@agence.example.com en copie cachée').waitFor();
  await choose(/^Qui lit ces e-mails/, /Le responsable uniquement/);
  await page.getByText('Une boîte privée n’est lue que par son responsable').waitFor();
  await takePicture(page, 'inbound-private-mailbox');
  await choose(/^Responsable/, /^(?!\s*Personne)/);
  await button('Créer la source').click();
  await page.locator('code').waitFor();
  const [source] = await inbound.rows<{ settings: object; owner: string | null }>(
    `select settings, owner from sync_sources where key = 'boite-de-camille'`,
  );
  expect(source).toMatchObject({
    settings: {
      visibility: 'private',
      outgoing: 'recipients',
      address: 'camille@agence.example.com',
    },
  });
  expect(errors).toEqual([]);
});
