import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib/paths.ts';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { Api } from '../harness/api.ts';
import { launchBrowser, takePicture } from '../harness/browser.ts';
import { signIn } from '../harness/platform.ts';
import { type PlatformWithPortal, startPlatformWithPortal } from '../harness/portal.ts';
import { PASSWORD } from '../harness/settings.ts';
import { openRecord, signInToApp } from './app-pages.ts';

const DATASETS_DIR = process.env.DATASETS_DIR;
const CLIENT_EMAIL = 'camille.aubert@client-reel.example.com';
const run = promisify(execFile);

let platform: PlatformWithPortal;
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
    viewport: options.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  });
  return context.newPage();
}

describe.skipIf(!DATASETS_DIR)('from the real file to the two portals', () => {
  beforeAll(async () => {
    platform = await startPlatformWithPortal({ data: 'demo', jobs: 'all' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  test('the real files go in, every row accounted for, without event, mail or project', async () => {
    const before = await count('SELECT count(*) FROM projects');
    const mails = await count('SELECT count(*) FROM platform.mails');
    const { stdout } = await run(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(ROOT, 'scripts', 'main.ts'), 'import'],
      {
        cwd: ROOT,
        env: { ...process.env, PROFILE: 'demo', DATABASE_URL: platform.databaseUrl, DATASETS_DIR },
      },
    );
    expect(stdout).toMatch(/sales_pipeline\.csv/);
    expect(
      await count(`SELECT count(*) FROM deals WHERE external_id LIKE 'sales_pipeline:%'`),
    ).toBe(8766);
    expect(await count(`SELECT count(*) FROM leads WHERE external_id LIKE 'leads:%'`)).toBe(9240);
    expect(await count('SELECT count(*) FROM projects')).toBe(before);
    expect(await count('SELECT count(*) FROM platform.mails')).toBe(mails);
    expect(await count(`SELECT count(*) FROM outbox_events`)).toBe(0);
  });

  test('a seller wins one of those deals in the app, and the project and one invitation follow', async () => {
    deal = await findRow(
      `SELECT id, name, account FROM deals WHERE external_id LIKE 'sales_pipeline:%' AND stage = 'negotiation'
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

    const page = await newPage();
    await signInToApp(page, platform.url, 'sales@ia-infinity.example.com', PASSWORD);
    const record = await openRecord(page, platform.url, 'deals', deal.id);
    await record.choose('stage', 'Gagné');
    expect(await record.save()).toBe(200);
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
    await page.context().close();
  });

  test('the client opens the link of the mail on a phone and sees the project', async () => {
    const mails = await (await fetch(`${platform.url}/platform/mails`)).text();
    expect(mails).toContain(CLIENT_EMAIL);
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
