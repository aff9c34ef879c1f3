import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import {
  aClient,
  aDocument,
  CLIENTS,
  FIRST_PAGE,
  furnish,
  notionOf,
  PAGES,
  type Workspace,
} from './notion-api.ts';
import { NotionDouble } from './notion-double.ts';
import { pageId } from './notion-pages.ts';

const notion = new NotionDouble();
let platform: Platform;
let workspace: Workspace;

beforeAll(async () => {
  await notion.start();
  furnish(notion);
  const clients = notion.tables.get(CLIENTS);
  const documents = notion.tables.get(PAGES);
  if (!clients || !documents) throw new Error('The double is empty.');
  clients.pages = Array.from({ length: 250 }, (_, at) =>
    aClient({
      n: at + 1,
      name: `Client ${at}`,
      contracts: at % 50 === 0 ? [`space/${at}/contrat.pdf`] : [],
    }),
  );
  for (let at = 0; at < 250; at += 50) {
    notion.files.set(`space/${at}/contrat.pdf`, Buffer.from(`%PDF ${at}`));
  }
  documents.pages = [aDocument(1, 'Compte rendu', 1)];
  notion.markdown.set(pageId(FIRST_PAGE + 1), () => ({ markdown: 'Tout est dit.' }));
  platform = await startPlatform({
    data: 'reference',
    jobs: 'off',
    settings: { NOTION_API_URL: notion.url },
  });
  workspace = await notionOf(platform, notion);
});
afterAll(async () => {
  await platform?.stop();
  notion.stop();
});

const TIMEOUT = { timeoutMs: 120_000 };

test('a worker killed between two pages, then one killed between two files: every page and file is there once', async () => {
  const first = await platform.startProcess({ jobs: 'only' });
  const betweenFiles = /^GET \/files\/space\/100/;
  const reading = notion.hold(/data_sources\/.*\/query/, 2);
  const { id } = await workspace.start();
  await reading;
  first.process.kill('SIGKILL');
  const copying = notion.hold(betweenFiles);
  expect(await workspace.rows('select 1 from accounts')).toEqual([]);

  const second = await platform.startProcess({ jobs: 'only' });
  await wake(id);
  await copying;
  second.process.kill('SIGKILL');
  notion.release();
  const [half] = await workspace.list();
  expect(half).toMatchObject({ id, status: 'running', rows_created: 250 });

  const third = await platform.startProcess({ jobs: 'only' });
  await wake(id);
  await waitUntil(async () => (await workspace.list()).length === 4, {
    ...TIMEOUT,
    what: 'the third worker to go on',
    explain: third.log,
  });
  const runs = await workspace.settled(id, 4);
  expect(runs.map(({ status, rows_created }) => [status, rows_created])).toEqual([
    ['succeeded', 250],
    ['succeeded', 0],
    ['succeeded', 0],
    ['succeeded', 1],
  ]);
  expect(await workspace.rowsOf(runs[0])).toHaveLength(250);
  expect(await workspace.rows('select count(*)::int from accounts')).toEqual([{ count: 250 }]);
  const files = await workspace.rows<{ id: string; title: string }>(
    `select id, title from directus_files where title like '%contrat.pdf' order by title`,
  );
  expect(files).toHaveLength(5);
  const contents = await Promise.all(
    files.map(async (file) => {
      const answer = await fetch(`${platform.url}/assets/${file.id}`, {
        headers: workspace.headers,
      });
      return `space/${(await answer.text()).replace('%PDF ', '')}/contrat.pdf`;
    }),
  );
  expect(contents).toEqual(files.map(({ title }) => title));
  expect(await workspace.rows('select markdown from historical_pages')).toEqual([
    { markdown: 'Tout est dit.' },
  ]);

  /** The minute of the job that looks for what was left behind. */
  async function wake(run: string): Promise<void> {
    await waitUntil(
      async () => {
        await workspace.rows(
          `insert into pgboss.job (name, data) select 'crm.start-due-syncs', '{}'
            where not exists (select 1 from pgboss.job
                               where name = 'crm.start-due-syncs' and state in ('created', 'active'))`,
        );
        const [one] = await workspace.rows<{ status: string }>(
          `select status from sync_runs where id = $1`,
          [run],
        );
        return notion.isReached || one?.status === 'succeeded';
      },
      { ...TIMEOUT, what: 'the next worker to take the run up' },
    );
  }
}, 400_000);
