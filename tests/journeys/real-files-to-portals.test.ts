import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { insertHandover } from '../crm/world.ts';
import { Api } from '../harness/api.ts';
import { launchBrowser, takePicture } from '../harness/browser.ts';
import { signIn } from '../harness/platform.ts';
import { type PlatformWithPortal, startPlatformWithPortal } from '../harness/portal.ts';
import { ADMIN_EMAIL, PASSWORD } from '../harness/settings.ts';
import { signInToApp } from './app-pages.ts';
import { BoardPage } from './board-page.ts';
import { ImportPages } from './imports-pages.ts';

const DATASETS_DIR = process.env.DATASETS_DIR;

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
const CLIENT_EMAIL = 'camille.aubert@client-reel.example.com';

/** In the order their links need; agents become names to be linked to people, not rows. */
const REAL_FILES: readonly {
  readonly file: string;
  readonly table?: string;
  readonly rows: number;
  readonly rejected?: number;
}[] = [
  { file: 'accounts', table: 'accounts', rows: 85 },
  { file: 'products', table: 'offers', rows: 7 },
  { file: 'sales_teams', rows: 35 },
  { file: 'sales_pipeline', table: 'deals', rows: 8766 },
  { file: 'leads', table: 'leads', rows: 9240 },
];

let platform: PlatformWithPortal;
let board: BoardPage;
let browser: Browser;
let deal: { id: string; name: string; account: string };
let projectId: string;

async function findRow<Row extends object>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row> {
  const { rows } = await platform.database.query(sql, [...values]);
  if (rows.length !== 1) throw new Error(`Expected one row, found ${rows.length}: ${sql}`);
  return rows[0];
}
const count = async (sql: string, values: readonly unknown[] = []) =>
  Number((await findRow<{ count: string }>(sql, values)).count);

/** The address a mail of the demo page asks its reader to open. */
async function linkInMail(template: string): Promise<string> {
  const { text } = await findRow<{ text: string }>(
    'SELECT body_text AS text FROM platform.mails WHERE recipient = $1 AND template = $2',
    [CLIENT_EMAIL, template],
  );
  return String(/https?:\/\/\S+\/connexion\S*/.exec(text)?.[0]);
}

async function apiOf(email: string): Promise<Api> {
  return new Api(platform.url, await signIn(platform.url, email));
}

async function newPage(options: { phone?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: options.phone ? { width: 390, height: 844 } : { width: 1600, height: 900 },
  });
  // The app is heavy and the machine of the tests is small.
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

describe.skipIf(!DATASETS_DIR)('from the real file to the two portals', () => {
  beforeAll(async () => {
    platform = await startPlatformWithPortal({ data: 'demo', app: true, jobs: 'all' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  test('the real files go in through the screens, dry first, every row accounted for, in silence', async () => {
    const before = await count('SELECT count(*) FROM projects');
    const mails = await count('SELECT count(*) FROM platform.mails');
    const page = await newPage();
    await signInToApp(page, platform.url, ADMIN_EMAIL, PASSWORD);
    await page.getByText('Remind Later').click();
    const screens = new ImportPages(page);
    await screens.open();
    for (const { file, table, rows, rejected = 0 } of REAL_FILES) {
      const saved = `SELECT count(*) FROM ${table} WHERE external_id LIKE '${file}:%'`;
      await screens.give(join(DATASETS_DIR ?? '', `${file}.csv`));
      await screens.button('Continuer').click();
      await page.getByText('reconnaît toutes ses colonnes').waitFor();
      await screens.button('Continuer').click();
      await screens.dryRun();
      expect(await screens.figures(), file).toMatchObject({ Nouvelles: rows, Rejetées: rejected });
      if (table) expect(await count(saved), file).toBe(0);
      await screens.confirm('Importer', 'Importé');
      if (table) expect(await count(saved), file).toBe(rows);
    }
    expect(await count('SELECT count(*) FROM projects')).toBe(before);
    expect(await count('SELECT count(*) FROM platform.mails')).toBe(mails);
    expect(
      await count(
        `SELECT count(*) FROM outbox_events WHERE type NOT IN ('import.requested', 'lead.scores_due')`,
      ),
    ).toBe(0);
    await page.context().close();
  });

  test('a seller works one of those deals on the board, by mouse and by keyboard', async () => {
    deal = await findRow(
      `SELECT id, name, account FROM deals WHERE external_id LIKE 'sales_pipeline:%' AND stage = 'prospect'
       ORDER BY external_id LIMIT 1`,
    );
    const sales = await apiOf('sales@ia-infinity.example.com');
    const contact = await sales.request<{ id: string }>('POST', '/items/contacts', {
      account: deal.account,
      first_name: 'Camille',
      last_name: 'Aubert',
      emails: { create: [{ email: CLIENT_EMAIL, is_primary: true }] },
    });
    await sales.request('PATCH', `/items/deals/${deal.id}`, { contact: contact.id });
    // What the rules of advancement ask for: a meeting, its note, an audit.
    const when = { deal: deal.id, account: deal.account, occurred_at: new Date().toISOString() };
    await sales.request('POST', '/items/activities', {
      ...when,
      type: 'meeting',
      subject: 'Visite',
    });
    await sales.request('POST', '/items/activities', {
      ...when,
      type: 'note',
      subject: 'Intéressés',
    });
    const { attachment } = await insertHandover(platform.database, deal.account);
    await sales.request('POST', `/crm/deals/${deal.id}/milestones`, {
      milestone: 'audit_delivered',
      attachment,
      contact: contact.id,
    });
    await sales.request('POST', `/crm/deals/${deal.id}/move`, { to: 'prospect' });

    const page = await newPage();
    await signInToApp(page, platform.url, 'sales@ia-infinity.example.com', PASSWORD);
    await page.waitForURL(/\/admin\/home/);
    board = new BoardPage(page);
    await board.open();
    expect(await board.count('prospect')).toBeGreaterThan(50);
    const number = /\(.+\)$/.exec(deal.name)?.[0] ?? '';
    await page.getByPlaceholder('Rechercher').fill(number);
    await page.waitForURL(/q=/);
    await board.cardIn('prospect', deal.id).waitFor();
    await board.drag(deal.id, 'meeting');
    await board.toast('est passée à').waitFor();
    await board.cardIn('meeting', deal.id).waitFor();
    await board.moveByKeyboard(deal.id, 'audit');
    await board.cardIn('audit', deal.id).waitFor();
    // The card is there before the server has answered: it is the server that counts.
    await waitUntil(
      async () =>
        (await count(`SELECT count(*) FROM deals WHERE id = $1 AND stage = 'audit'`, [deal.id])) ===
        1,
      { timeoutMs: 15_000, what: 'the deal in its new stage' },
    );
  });

  test('a move the server refuses goes back to where the deal is, with the reason', async () => {
    // By SQL: nobody is told, as when the connection of the board was away.
    await platform.database.query(`UPDATE deals SET stage = 'negotiation' WHERE id = $1`, [
      deal.id,
    ]);
    await board.drag(deal.id, 'proposal');
    await board.toast(/déplacé .* entre-temps/).waitFor();
    await board.cardIn('negotiation', deal.id).waitFor();
  });

  test('winning it on the board opens one project and sends one invitation', async () => {
    await board.moveByKeyboard(deal.id, 'won');
    await board.page.getByRole('button', { name: 'Marquer comme gagnée' }).click();
    await board.cardIn('won', deal.id).or(board.toast('est passée à').last()).first().waitFor();
    await waitUntil(
      async () => (await count('SELECT count(*) FROM projects WHERE deal = $1', [deal.id])) === 1,
      {
        timeoutMs: 30_000,
        what: 'the project of the won deal',
      },
    );
    await waitUntil(
      async () =>
        (await count('SELECT count(*) FROM platform.mails WHERE recipient = $1', [
          CLIENT_EMAIL,
        ])) === 1,
      {
        timeoutMs: 30_000,
        what: 'the invitation of the client',
      },
    );
    projectId = (
      await findRow<{ id: string }>('SELECT id FROM projects WHERE deal = $1', [deal.id])
    ).id;
    expect(
      await count('SELECT count(*) FROM milestones WHERE project = $1', [projectId]),
    ).toBeGreaterThan(0);
    expect(
      await count('SELECT count(*) FROM tasks WHERE project = $1', [projectId]),
    ).toBeGreaterThan(0);
    await board.page.context().close();
  });

  test('the client opens the link of the mail on a phone and sees the project', async () => {
    const mails = async () => (await fetch(`${platform.url}/platform/mails`)).text();
    await waitUntil(async () => (await mails()).includes(CLIENT_EMAIL), {
      timeoutMs: 60_000,
      what: 'the invitation of the client',
    });
    const page = await newPage({ phone: true });
    await page.goto(await linkInMail('invitation'));
    await page.getByRole('button', { name: 'Lien par e-mail' }).click();
    await page.getByLabel('Adresse e-mail').fill(CLIENT_EMAIL);
    await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click();
    await page.getByText('un lien de connexion vient de lui être envoyé').waitFor();
    await waitUntil(
      async () =>
        (await count(
          'SELECT count(*) FROM platform.mails WHERE recipient = $1 AND body_text IS NOT NULL',
          [CLIENT_EMAIL],
        )) === 2,
      {
        timeoutMs: 30_000,
        what: 'the mail with the sign-in link',
      },
    );
    await page.goto(await linkInMail('sign_in_link'));
    await page.getByRole('button', { name: 'Ouvrir mon espace' }).click();
    await page.getByRole('heading', { name: 'Ce que nous attendons de vous' }).waitFor();
    await page
      .getByRole('link', { name: new RegExp(deal.name.slice(0, 12)) })
      .first()
      .click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Jalons' }).waitFor();
    expect(page.url()).toContain(projectId);
    await takePicture(page, 'portal-project-phone');
    await page.context().close();
  });

  test('the vendor of a mission on that project sees the mission, and no other client', async () => {
    const finance = await apiOf('finance@ia-infinity.example.com');
    const member = await findRow<{ vendor: string }>(
      `SELECT m.vendor FROM vendor_members m JOIN directus_users u ON u.id = m."user" WHERE u.email = 'vendor@ia-infinity.example.com'`,
    );
    const today = new Date().toISOString().slice(0, 10);
    await finance.request('POST', '/items/missions', {
      project: projectId,
      vendor: member.vendor,
      name: 'Connecteur de facturation',
      status: 'active',
      starts_on: today,
      ends_on: '2099-12-31',
      daily_rate: 55000,
    });
    const page = await newPage();
    await page.goto(`${platform.portalUrl}/connexion`);
    await page.getByLabel('Adresse e-mail').fill('vendor@ia-infinity.example.com');
    await page.getByLabel('Mot de passe').last().fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('link', { name: /Connecteur de facturation/ }).click();
    await page.getByRole('heading', { name: 'Connecteur de facturation', level: 1 }).waitFor();
    await page.goto(`${platform.portalUrl}/projets/${projectId}`);
    await page.getByText('Page introuvable').waitFor();
    await page.context().close();
  });

  test('another client cannot reach the project, by its address or by the API', async () => {
    const other = await apiOf('client_admin@ia-infinity.example.com');
    expect((await other.send('GET', `/items/projects/${projectId}`)).status).toBe(403);
    const page = await newPage();
    await page.goto(`${platform.portalUrl}/connexion`);
    await page.getByLabel('Adresse e-mail').fill('client_admin@ia-infinity.example.com');
    await page.getByLabel('Mot de passe').last().fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('heading', { name: 'Vos projets' }).waitFor();
    await page.goto(`${platform.portalUrl}/projets/${projectId}`);
    await page.getByText('Page introuvable').waitFor();
    await page.context().close();
  });
});
