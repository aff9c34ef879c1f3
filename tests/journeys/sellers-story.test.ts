import type { Browser, Locator, Page } from 'playwright-core';
import smtpTester from 'smtp-tester';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { waitUntil } from '../../scripts/lib/wait.ts';
import {
  type Inbound,
  inboundOf,
  post,
  postJson,
  type Source,
  stampedSignature,
} from '../acquisition/inbound-api.ts';
import { collectPageErrors, launchBrowser, takePicture } from '../harness/browser.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { PASSWORD } from '../harness/settings.ts';
import { signInToApp } from './app-pages.ts';
import { BoardPage } from './board-page.ts';

const SELLER = 'sales@ia-infinity.example.com';
const BUYER = 'nadia.ferrand@atelier-ferrand.example.com';
const CALENDLY_KEY = 'cle-de-signature-de-calendly';
const HOUR = 3_600_000;

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let platform: Platform;
let browser: Browser;
let page: Page;
let board: BoardPage;
let inbound: Inbound;
let smtp: smtpTester.MailServer;
let errors: string[];
let form: Source;
let calendly: Source;
let mailbox: Source;

beforeAll(async () => {
  const port = await findFreePort();
  smtp = smtpTester.init(port);
  platform = await startPlatform({
    data: 'demo',
    app: true,
    jobs: 'all',
    settings: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port) },
  });
  inbound = await inboundOf(platform);
  const [seller] = await inbound.rows<{ id: string }>(
    'select id from directus_users where email = $1',
    [SELLER],
  );
  const source = (kind: string, more: object = {}) =>
    inbound.createSource({
      name: kind,
      key: kind.replace('_', '-'),
      kind,
      owner: seller?.id,
      ...more,
    });
  form = await source('site_form');
  calendly = await source('calendly', { secrets: { signing_secret: CALENDLY_KEY } });
  mailbox = await source('mail_webhook');
  // The tests run at night and on Sundays too.
  await inbound.rows(
    `update reminder_sequences set work_from = '00:00', work_to = '23:59', skip_holidays = false,
       work_days = '["1","2","3","4","5","6","7"]'`,
  );
  browser = await launchBrowser();
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1600, height: 900 },
  });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  await signInToApp(page, platform.url, SELLER, PASSWORD);
  await page.waitForURL(/\/admin\/home/);
  errors = collectPageErrors(page);
  board = new BoardPage(page);
});
afterAll(async () => {
  await browser?.close();
  await platform?.stop();
  await new Promise((resolve) => smtp.stop(() => resolve(undefined)));
});

let deal = '';
const stageOf = async () =>
  (await inbound.rows<{ stage: string }>('select stage from deals where id = $1', [deal]))[0]
    ?.stage;
const reaches = (stage: string) =>
  waitUntil(async () => (await stageOf()) === stage, {
    timeoutMs: 30_000,
    what: `the deal to reach ${stage}`,
    explain: platform.directus.log,
  });
async function openRecord(): Promise<Locator> {
  await board.card(deal).click();
  const drawer = page.locator('#dialog-outlet');
  await drawer.locator('.note-form').waitFor();
  return drawer;
}
async function closeRecord(drawer: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await drawer.locator('.note-form').waitFor({ state: 'detached' });
}

test('a lead arrives by the form of the site, with a score that says why', async () => {
  await postJson(form.url, {
    nom: 'Nadia Ferrand',
    email: BUYER,
    telephone: '06 11 22 33 44',
    entreprise: 'Atelier Ferrand',
    message: 'Nous voudrions automatiser nos relances.',
  });
  expect(await inbound.settled(form.id)).toMatchObject([{ status: 'processed' }]);
  await waitUntil(
    async () =>
      (await inbound.rows('select 1 from leads where email = $1 and score is not null', [BUYER]))
        .length === 1,
    { timeoutMs: 30_000, what: 'the score of the lead', explain: platform.directus.log },
  );
  await page.goto(`${platform.url}/admin/leads?q=ferrand`, { waitUntil: 'commit' });
  const line = page.locator('tbody tr', { hasText: 'Nadia Ferrand' });
  await line.locator('.score-chip').waitFor();
  await line.click();
  await page.getByText('Adresse professionnelle').waitFor();
  await takePicture(page, 'story-lead');
});

test('it is converted in one step, and its deal is on the board', async () => {
  await page.getByRole('button', { name: 'Convertir…' }).click();
  const dialog = page.locator('.convert-dialog');
  await dialog.getByLabel('Nom de l’affaire').fill('Relances automatiques');
  await dialog.locator('.money-cents input').fill('9 800,00');
  await dialog.getByRole('button', { name: 'Convertir', exact: true }).click();
  await page.waitForURL(/\/pipeline\?deal=/);
  deal = new URL(page.url()).searchParams.get('deal') ?? '';
  expect(await stageOf()).toBe('prospect');
  await page.locator('#dialog-outlet [data-field="amount"] input').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.note-form').waitFor({ state: 'detached' });
  await board.open();
  await board.cardIn('prospect', deal).waitFor();
});

test('a meeting booked in Calendly moves it to RDV, under the seller’s eyes', async () => {
  const start = new Date(Date.now() - HOUR);
  const body = booking(start);
  await post(calendly.url, body, {
    'content-type': 'application/json',
    'calendly-webhook-signature': stampedSignature(body, CALENDLY_KEY),
  });
  await reaches('meeting');
  await board.cardIn('meeting', deal).waitFor();
});

test('it stays there until a note is written, then goes on with its proposal', async () => {
  await board.hold(deal, 'proposal');
  const greyed = board.column('proposal').locator('.refusal');
  await greyed.getByText(/Ajoutez une note après le rendez-vous du/).waitFor();
  await page.mouse.up();
  const drawer = await openRecord();
  await drawer.locator('.note-form textarea').fill('Budget de dix mille, décision en décembre.');
  await drawer.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await drawer.locator('.timeline-list').getByText('Budget de dix mille').waitFor();
  await drawer.locator('[data-milestone="proposal_sent"]').click();
  const dialog = page.locator('.handover-dialog');
  const save = dialog.getByRole('button', { name: 'Enregistrer' });
  await dialog.getByLabel('Qui l’a reçu').locator('option').nth(1).waitFor({ state: 'attached' });
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByLabel('Le fichier remis').setInputFiles({
    name: 'proposition.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4'),
  });
  await dialog.getByLabel('Qui l’a reçu').selectOption({ index: 1 });
  await takePicture(page, 'story-handover');
  await save.click();
  await drawer.getByText('C’est enregistré, l’affaire avance.').waitFor();
  await drawer.locator('.timeline-list').getByText('Proposition envoyée à').waitFor();
  await drawer.locator('.timeline-list').getByText('proposition.pdf').waitFor();
  await drawer.locator('.kept-milestones').getByRole('button', { name: 'Retirer…' }).waitFor();
  await reaches('proposal');
  await closeRecord(drawer);
  await board.cardIn('proposal', deal).waitFor();
});

test('three days later the reminder leaves by itself, and stops when an answer comes', async () => {
  const planned = () =>
    inbound.rows<{ id: string; due_at: Date; status: string; message_id: string | null }>(
      'select id, due_at, status, message_id from reminders where deal = $1 order by position',
      [deal],
    );
  await waitUntil(async () => (await planned()).length === 1, {
    timeoutMs: 30_000,
    what: 'the sequence of the proposal to begin',
    explain: platform.directus.log,
  });
  const [first] = await planned();
  const days = ((first?.due_at.getTime() ?? 0) - Date.now()) / (24 * HOUR);
  expect(days).toBeGreaterThan(2);
  expect(days).toBeLessThanOrEqual(3.1);
  let drawer = await openRecord();
  const reminders = drawer.getByRole('region', { name: 'Relances' });
  await reminders.getByText('Relance de proposition').waitFor();
  await takePicture(page, 'story-reminder');
  await reminders.getByText(/Étape 1 sur 3/).waitFor();
  await closeRecord(drawer);

  // Three days later.
  await inbound.rows('update reminders set due_at = now() where id = $1', [first?.id]);
  await inbound.rows(`insert into pgboss.job (name, data) values ('crm.send-reminders', '{}')`);
  const { email } = await smtp.captureOne(BUYER, { wait: 60_000 });
  expect(email.headers.subject).toBe('Votre avis sur notre proposition');
  expect(email.body).toContain('Relances automatiques');
  expect(JSON.stringify(email.headers)).toContain('/crm/unsubscribe/');

  await waitUntil(async () => (await planned()).some(({ status }) => status === 'sent'), {
    timeoutMs: 30_000,
    what: 'the reminder to be recorded',
  });
  const [sent] = await planned();
  await post(mailbox.url, answerTo(String(sent?.message_id)), { 'content-type': 'message/rfc822' });
  expect(await inbound.settled(mailbox.id)).toMatchObject([{ status: 'processed', deal }]);
  await waitUntil(async () => (await planned()).every(({ status }) => status !== 'planned'), {
    timeoutMs: 30_000,
    what: 'the sequence to stop',
    explain: platform.directus.log,
  });
  drawer = await openRecord();
  await drawer.locator('.timeline-list').getByText('Oui, parlons-en jeudi.').waitFor();
  await drawer.locator('.timeline-list').getByText(`De Nadia Ferrand <${BUYER}>`).waitFor();
  const told = drawer.getByRole('region', { name: 'Relances' });
  await told.getByText('Aucune relance en cours.').waitFor();
  await told.getByText('Historique des relances (2)').click();
  await told.getByText(/une réponse est arrivée/).waitFor();
  await takePicture(page, 'story-stopped');
  expect(errors).toEqual([]);
});

test('with the client’s agreement its project starts, and the deal leads to it from then on', async () => {
  await inbound.rows('update deals set audit_delivered_at = now() where id = $1', [deal]);
  const drawer = page.locator('#dialog-outlet');
  const show = async () => {
    await page.goto(`${platform.url}/admin/pipeline?deal=${deal}`, { waitUntil: 'commit' });
    await drawer.locator('.note-form').waitFor();
  };
  await show();
  const ask = drawer.locator('[data-milestone="audit_validated"] button');
  const isFocused = () => ask.evaluate((one) => one === document.activeElement);
  const question = drawer.getByRole('group', { name: 'Le client donne-t-il son accord ?' });
  await ask.click();
  await question.getByRole('button', { name: 'Annuler' }).click();
  await question.waitFor({ state: 'detached' });
  await expect.poll(isFocused).toBe(true);
  await ask.click();
  await question.getByRole('button', { name: 'Avec accord : créer le projet' }).press('Enter');
  await drawer.getByText('C’est enregistré').waitFor();
  await expect.poll(isFocused).toBe(true);
  const project = drawer.locator('.deal-project').getByRole('link');
  await project.waitFor();
  await takePicture(page, 'story-project');
  await show();
  expect(await project.getAttribute('href')).toMatch(/\/content\/projects\/[\w-]{36}$/);
  expect(errors).toEqual([]);
});

/** Shaped as Calendly's API v2 documents its webhooks, with values of our own. */
function booking(start: Date): string {
  const uri = 'https://api.calendly.com/scheduled_events/EV-STORY';
  return JSON.stringify({
    event: 'invitee.created',
    created_at: new Date().toISOString(),
    created_by: 'https://api.calendly.com/users/AGENCE',
    payload: {
      email: BUYER,
      name: 'Nadia Ferrand',
      first_name: null,
      last_name: null,
      event: uri,
      uri: `${uri}/invitees/STORY`,
      new_invitee: null,
      old_invitee: null,
      rescheduled: false,
      status: 'active',
      questions_and_answers: [],
      timezone: 'Europe/Paris',
      scheduled_event: {
        uri,
        name: 'Découverte',
        status: 'active',
        start_time: start.toISOString(),
        end_time: new Date(start.getTime() + HOUR / 2).toISOString(),
      },
    },
  });
}

function answerTo(messageId: string): string {
  const id = messageId.replace(/^<|>$/g, '');
  return [
    `From: Nadia Ferrand <${BUYER}>`,
    'To: Contact <bonjour@ia-infinity.example.com>',
    'Subject: Re: Votre avis sur notre proposition',
    'Message-ID: <reponse@atelier-ferrand.example.com>',
    `In-Reply-To: <${id}>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Oui, parlons-en jeudi.',
    '',
  ].join('\r\n');
}
