import { listTables } from '@ia/providers/notion/list-tables';
import { readPages, readTable } from '@ia/providers/notion/read-pages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aClient, aProject, CLIENTS, furnish, PROJECTS } from './notion-api.ts';
import { NotionDouble } from './notion-double.ts';
import { pageId } from './notion-pages.ts';

const notion = new NotionDouble();
beforeAll(async () => {
  await notion.start();
  furnish(notion);
});
afterAll(() => notion.stop());

const access = () => ({ token: notion.token, apiUrl: notion.url });

async function pagesOf(id: string) {
  const pages = [];
  for await (const some of readPages(access(), { id, title: '' })) pages.push(some);
  return pages;
}

test('pages come a hundred at a time, each once, those in the bin last', async () => {
  const clients = notion.tables.get(CLIENTS);
  if (!clients) throw new Error('no clients');
  clients.pages = Array.from({ length: 205 }, (_, n) =>
    aClient({ n, name: `Client ${n}`, isTrashed: n === 3 }),
  );
  const pages = await pagesOf(CLIENTS);
  expect(pages.map(({ length }) => length)).toEqual([100, 100, 4, 1]);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(205);
  expect(pages.at(-1)).toMatchObject([{ id: pageId(3), isTrashed: true }]);
});

test('a relation of more than 25 pages is read in full', async () => {
  const projects = notion.tables.get(PROJECTS);
  if (!projects) throw new Error('no projects');
  const many = Array.from({ length: 130 }, (_, n) => n);
  projects.pages = [aProject(1, 'Grand', many)];
  const [[page] = []] = await pagesOf(PROJECTS);
  expect(page?.cells.Client?.split(', ')).toEqual(many.map(pageId));
});

test('a fault of Notion is passed over, one that stays is a failure to wait for', async () => {
  const fault = { status: 503, code: 'service_unavailable' };
  notion.failures.push(fault);
  expect(await pagesOf(PROJECTS)).toHaveLength(1);
  notion.failures.push(...Array(40).fill(fault));
  await expect(
    readTable({ ...access(), firstWaitMs: 1 }, { id: CLIENTS, name: 'Clients' }),
  ).rejects.toMatchObject({ isRetryable: true });
  notion.failures.length = 0;
});

test('a refusal says which one it is', async () => {
  await expect(readTable(access(), { id: pageId(5), name: 'Clients' })).rejects.toMatchObject({
    isRetryable: false,
    code: 'NOTION_NOT_SHARED',
    details: { value: 'Clients' },
  });
  notion.failures.push({ status: 403, code: 'restricted_resource' });
  await expect(readTable(access(), { id: CLIENTS, name: 'Clients' })).rejects.toMatchObject({
    code: 'NOTION_NOT_ALLOWED',
  });
});

test('the tables shared with the integration are listed with their columns', async () => {
  const tables = await listTables(access());
  expect(tables.map(({ title }) => title)).toEqual(['Clients', 'Documents', 'Projets']);
  expect(tables[2]?.columns).toContainEqual({ id: 'p1', name: 'Client', type: 'relation' });
});
