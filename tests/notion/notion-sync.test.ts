import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import {
  aClient,
  aDocument,
  aProject,
  CLIENTS,
  FIRST_PAGE,
  furnish,
  type NotionRun,
  notionOf,
  PAGES,
  PROJECTS,
  type Workspace,
} from './notion-api.ts';
import { NotionDouble } from './notion-double.ts';
import { pageId } from './notion-pages.ts';

const notion = new NotionDouble();
let platform: Platform;
let workspace: Workspace;

const table = (id: string) => {
  const found = notion.tables.get(id);
  if (!found) throw new Error(`The double has no table ${id}.`);
  return found;
};
const counts = ({ rows_created, rows_updated, rows_unchanged, rows_rejected }: NotionRun) => ({
  created: rows_created,
  updated: rows_updated,
  unchanged: rows_unchanged,
  rejected: rows_rejected,
});
const OWNER = 'Sales@ia-infinity.example.com';
const MANY = 130;

beforeAll(async () => {
  await notion.start();
  furnish(notion);
  table(CLIENTS).pages = [
    aClient({
      n: 1,
      name: 'Fonderie Lumière',
      contact: 'Ada Lovelace',
      mail: 'Ada@fonderie.example.com',
      owner: [OWNER],
      contracts: ['space/1/contrat signé.pdf'],
    }),
    aClient({ n: 2, name: 'Sans état connu', state: 'À relancer' }),
    aClient({ n: 3, name: 'Partie', isTrashed: true }),
    ...Array.from({ length: MANY }, (_, at) => aClient({ n: 10 + at, name: `Client ${at}` })),
  ];
  table(PROJECTS).pages = [
    aProject(1, 'Suivi des moules', [1]),
    aProject(2, 'Chez un client caché', [900]),
    aProject(3, 'À deux clients', [10, 11], 'Livré'),
  ];
  table(PAGES).pages = [aDocument(1, 'Compte rendu de 2024', 1)];
  notion.files.set('space/1/contrat signé.pdf', Buffer.from('%PDF contrat'));
  notion.files.set('space/2/plan.png', Buffer.from('PNG plan'));
  notion.hidden.add(pageId(900));
  notion.markdown.set(pageId(FIRST_PAGE + 1), (double) => ({
    markdown: `## Décidé\n\n![Plan](${double.fileUrl('space/2/plan.png')})\n\n<unknown url="x"/>`,
    truncated: true,
    unknown_block_ids: [pageId(9001), pageId(9002)],
  }));
  notion.markdown.set(pageId(9001), () => ({ markdown: 'La suite.' }));
  platform = await startPlatform({
    data: 'demo',
    jobs: 'all',
    settings: { NOTION_API_URL: notion.url },
  });
  workspace = await notionOf(platform, notion);
});
afterAll(async () => {
  await platform?.stop();
  notion.stop();
});

describe('the first reading', () => {
  let runs: readonly NotionRun[];
  beforeAll(async () => {
    // Slowed down once, broken once: neither is a reason to stop.
    notion.failures.push(
      { status: 429, code: 'rate_limited', headers: { 'retry-after': '0' } },
      { status: 502, code: 'service_unavailable' },
    );
    runs = await workspace.read();
  });

  test('takes the tables in their order, and accounts for every page', async () => {
    expect(runs.map(({ status, mapping, error }) => [mapping?.key, status, error])).toEqual([
      ['notion_clients', 'succeeded', null],
      ['notion_contacts', 'succeeded', null],
      ['notion_projects', 'succeeded', null],
      ['notion_pages', 'succeeded', null],
    ]);
    const [clients, contacts, projects, pages] = runs.map(counts);
    expect(clients).toEqual({ created: MANY + 1, updated: 0, unchanged: 0, rejected: 1 });
    expect(contacts).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 0 });
    expect(projects).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 1 });
    expect(pages).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 0 });
    expect(runs[0]?.notes).toContainEqual(
      expect.objectContaining({ code: 'PAGES_TRASHED', value: '1' }),
    );
    expect(runs[1]?.notes).toContainEqual(
      expect.objectContaining({ code: 'PAGES_LEFT_OUT', value: String(MANY + 1) }),
    );
    expect(await workspace.rows(`select 1 from accounts where name = 'Partie'`)).toEqual([]);
  });

  test('takes properties of every kind: words, people by mail, names, phones, mails', async () => {
    expect(
      await workspace.rows(
        `select a.name, a.status, a.sector, a.city, a.origin, u.email as owner,
                c.first_name, c.last_name, c.phone, e.email, e.is_primary
           from accounts a join contacts c on c.account = a.id
           join contact_emails e on e.contact = c.id join directus_users u on u.id = a.owner
          where a.external_id = $1`,
        [`notion:${pageId(1)}`],
      ),
    ).toEqual([
      {
        name: 'Fonderie Lumière',
        status: 'client',
        sector: 'Fonderie',
        city: 'Lyon',
        origin: 'sync',
        owner: OWNER.toLowerCase(),
        first_name: 'Ada',
        last_name: 'Lovelace',
        phone: '+33612345678',
        email: 'ada@fonderie.example.com',
        is_primary: true,
      },
    ]);
  });

  test('reports a status nobody has mapped, and makes no default of it', async () => {
    const [rejected] = (await workspace.rowsOf(runs[0])).filter(
      (row) => row.outcome === 'rejected',
    );
    expect(rejected).toMatchObject({
      external_id: `notion:${pageId(2)}`,
      notes: [{ code: 'VALUE_UNMAPPED', column: 'Statut', value: 'À relancer' }],
    });
  });

  test('resolves relations, and says which linked page is not shared', async () => {
    const [good, hidden, several] = await workspace.rowsOf(runs[2]);
    expect(good).toMatchObject({ outcome: 'created', notes: null });
    expect(hidden).toMatchObject({
      outcome: 'rejected',
      notes: [
        { code: 'REFERENCE_NOT_FOUND', column: 'Client' },
        { code: 'PAGE_NOT_SHARED', column: 'Client', value: pageId(900) },
      ],
    });
    expect(several?.notes).toMatchObject([{ code: 'FIRST_OF_SEVERAL', column: 'Client' }]);
    expect(
      await workspace.rows(
        `select p.name, p.status, p.starts_on::text, p.due_on::text, a.name as account
           from projects p join accounts a on a.id = p.account
          where p.external_id like 'notion:%' order by p.name`,
      ),
    ).toEqual([
      {
        name: 'Suivi des moules',
        status: 'active',
        starts_on: '2026-01-05',
        due_on: '2026-06-30',
        account: 'Fonderie Lumière',
      },
      {
        name: 'À deux clients',
        status: 'delivered',
        starts_on: '2026-01-05',
        due_on: '2026-06-30',
        account: 'Client 0',
      },
    ]);
  });

  test('copies files, which open once the addresses of Notion are dead, for staff only', async () => {
    notion.expireFiles();
    const files = await workspace.rows<{ id: string; title: string }>(
      `select f.id, f.title, f.visibility from directus_files f join accounts a on a.id = f.account
        where a.external_id = $1 order by f.title`,
      [`notion:${pageId(1)}`],
    );
    expect(files).toMatchObject([
      { title: 'plan.png', visibility: 'internal' },
      { title: 'space/1/contrat signé.pdf', visibility: 'internal' },
    ]);
    const contents = await Promise.all(
      files.map(async ({ id }) =>
        (await fetch(`${platform.url}/assets/${id}`, { headers: workspace.headers })).text(),
      ),
    );
    expect(contents).toEqual(['PNG plan', '%PDF contrat']);
  });

  test('keeps what a historical page said, with its link, its day and our own copy of its files', async () => {
    const [page] = await workspace.rows<{ markdown: string }>(
      `select h.title, h.url, h.markdown, h.missing_parts, h.edited_on::text, a.name as account,
              h.taken_at is not null as is_taken
         from historical_pages h join accounts a on a.id = h.account
        where h.external_id = $1`,
      [`notion:${pageId(FIRST_PAGE + 1)}`],
    );
    expect(page).toMatchObject({
      title: 'Compte rendu de 2024',
      url: expect.stringContaining('notion.so'),
      account: 'Fonderie Lumière',
      edited_on: '2026-11-20',
      missing_parts: 1,
      is_taken: true,
    });
    expect(page?.markdown).toMatch(/^## Décidé\n\n!\[Plan\]\(\/assets\/[0-9a-f-]{36}\)/);
    expect(page?.markdown).toContain('La suite.');
    expect(page?.markdown).not.toContain('X-Amz');
  });
});

describe('the readings after', () => {
  test('change nothing when nothing has changed, and copy nothing again', async () => {
    const before = notion.asked.length;
    const runs = await workspace.read();
    expect(runs.map(counts)).toEqual([
      { created: 0, updated: 0, unchanged: MANY + 1, rejected: 1 },
      { created: 0, updated: 0, unchanged: 1, rejected: 0 },
      { created: 0, updated: 0, unchanged: 2, rejected: 1 },
      { created: 0, updated: 0, unchanged: 1, rejected: 0 },
    ]);
    const asked = notion.asked.slice(before);
    expect(asked.filter((one) => /files|markdown/.test(one))).toEqual([]);
    expect(await workspace.rows(`select 1 from contact_emails where email like 'ada@%'`)).toEqual([
      expect.anything(),
    ]);
  });

  test('take over what changed there, and the rows that were rejected once their cause is gone', async () => {
    table(CLIENTS).pages[0] = aClient({
      n: 1,
      name: 'Fonderie Lumière & Fils',
      contact: 'Ada Lovelace',
      mail: 'Ada@fonderie.example.com',
      owner: [OWNER],
      contracts: ['space/1/contrat signé.pdf'],
    });
    table(CLIENTS).pages.push(aClient({ n: 900, name: 'Client caché' }));
    notion.hidden.delete(pageId(900));
    const runs = await workspace.read();
    expect(runs.map(counts)).toMatchObject([
      { created: 1, updated: 1, rejected: 1 },
      { created: 0, rejected: 0 },
      { created: 1, rejected: 0 },
      { created: 0, rejected: 0 },
    ]);
  });

  test('of the rejected rows alone, of the table they are of', async () => {
    table(PROJECTS).pages.push(aProject(4, 'Sans état connu', [1], 'Flou'));
    const [, , projects] = await workspace.read();
    expect(projects).toMatchObject({ rows_total: 4, rows_rejected: 1 });
    table(PROJECTS).pages[3] = aProject(4, 'État connu', [1]);
    const retried = await workspace.read(1, { retry_of: projects?.id });
    expect(retried.map(({ mapping }) => mapping?.key)).toEqual(['notion_projects']);
    expect(retried[0]).toMatchObject({ rows_total: 1, rows_created: 1, rows_rejected: 0 });
  });

  test('stop before anything is written when a column was renamed, and name it both ways', async () => {
    const { columns } = table(CLIENTS);
    table(CLIENTS).columns = Object.fromEntries(
      Object.entries(columns).map(([name, type]) => [name === 'Secteur' ? 'Domaine' : name, type]),
    );
    const [renamed] = await workspace.read();
    expect(renamed).toMatchObject({ status: 'failed', rows_created: 0, rows_updated: 0 });
    expect(renamed?.error).toMatch(/«\sSecteur\s» de Notion s’appelle maintenant «\sDomaine\s»/);
    table(CLIENTS).columns = { ...columns, Statut: 'rich_text' };
    const [retyped] = await workspace.read();
    expect(retyped?.error).toContain('(select → rich_text)');
    table(CLIENTS).columns = columns;
  });

  test('say what to do when access was withdrawn from a table, or the key revoked', async () => {
    const kept = table(CLIENTS);
    notion.tables.delete(CLIENTS);
    const [unshared] = await workspace.read();
    expect(unshared).toMatchObject({ status: 'failed' });
    expect(unshared?.error).toMatch(/«\sClients\s».*«\sConnexions\s»/);
    notion.tables.set(CLIENTS, kept);
    const { token } = notion;
    notion.token = 'another';
    const [revoked] = await workspace.read();
    expect(revoked).toMatchObject({ status: 'failed' });
    expect(revoked?.error).toContain('clé d’accès');
    notion.token = token;
  });

  test('wait when Notion is away, and go on by themselves', async () => {
    notion.isDown = true;
    const [away] = await workspace.read();
    expect(away).toMatchObject({ status: 'fetching', attempts: 1 });
    expect(away?.next_try_at).not.toBeNull();
    notion.isDown = false;
    // The hour it waits for has come.
    await workspace.rows(`update sync_runs set next_try_at = now() where id = $1`, [away?.id]);
    await workspace.rows(
      `insert into pgboss.job (name, data) values ('crm.start-due-syncs', '{}')`,
    );
    const runs = await workspace.settled(String(away?.id), 4);
    expect(runs.map(({ status }) => status)).toEqual(Array(4).fill('succeeded'));
  });
});
