import {
  type Client,
  isFullDataSource,
  isFullPage,
  iterateAllDataSourceRows,
  type PageObjectResponse,
} from '@notionhq/client';
import { completeProperty } from './complete-property.ts';
import { type NotionAccess, notionClient } from './notion-client.ts';
import { asking, notionError } from './notion-error.ts';
import type { NotionPage, NotionTable } from './notion-page.ts';
import { pageCells } from './page-cells.ts';

/** The most Notion gives at once. */
const PAGE_SIZE = 100;

/**
 * `name` is what people call it, for when it is not to be seen any more.
 * @throws ProviderError, NOTION_NOT_SHARED by its code when the integration may not see it
 */
export async function readTable(
  access: NotionAccess,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<NotionTable> {
  return asking(name, async () => {
    const found = await notionClient(access).dataSources.retrieve({ data_source_id: id });
    const title = 'title' in found ? found.title.map((part) => part.plain_text).join('') : '';
    if (!isFullDataSource(found)) return { id, title, columns: [] };
    const columns = Object.values(found.properties).map((one) => ({
      id: one.id,
      name: one.name,
      type: one.type,
    }));
    return { id: found.id, title, columns };
  });
}

/**
 * Every page of a table, those in the bin last, a hundred at a time. Notion gives at most 10,000
 * rows per query: its own client goes on by date of creation.
 * @throws ProviderError
 */
export async function* readPages(
  access: NotionAccess,
  table: Pick<NotionTable, 'id' | 'title'>,
): AsyncGenerator<readonly NotionPage[]> {
  const client = notionClient(access);
  for (const isTrashed of [false, true]) {
    const query = { data_source_id: table.id, page_size: PAGE_SIZE, in_trash: isTrashed };
    let pages: NotionPage[] = [];
    try {
      for await (const row of iterateAllDataSourceRows(client, query)) {
        if (isFullPage(row)) pages.push(await presentPage(client, row));
        if (pages.length < PAGE_SIZE) continue;
        yield pages;
        pages = [];
      }
    } catch (error) {
      throw notionError(error, table.title || table.id);
    }
    if (pages.length > 0) yield pages;
  }
}

/** One page with the addresses of its files made anew. @throws ProviderError */
export async function readPage(access: NotionAccess, id: string): Promise<NotionPage> {
  const client = notionClient(access);
  return asking(id, async () => {
    const found = await client.pages.retrieve({ page_id: id });
    if (isFullPage(found)) return presentPage(client, found);
    return { id, url: '', title: '', editedAt: '', isTrashed: false, cells: {}, files: [] };
  });
}

async function presentPage(client: Client, page: PageObjectResponse): Promise<NotionPage> {
  const properties = Object.entries(page.properties);
  const complete = await Promise.all(
    properties.map(async ([name, property]) => {
      return [name, await completeProperty(client, page.id, property)] as const;
    }),
  );
  return {
    id: page.id,
    url: page.url,
    editedAt: page.last_edited_time,
    isTrashed: page.in_trash ?? page.archived,
    ...pageCells(complete),
  };
}
