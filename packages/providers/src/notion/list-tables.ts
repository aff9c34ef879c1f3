import { isFullDataSource, iteratePaginatedAPI } from '@notionhq/client';
import { type NotionAccess, notionClient } from './notion-client.ts';
import { asking } from './notion-error.ts';
import type { NotionTable } from './notion-page.ts';

/** The tables shared with the integration, by their title. @throws ProviderError */
export async function listTables(access: NotionAccess): Promise<readonly NotionTable[]> {
  const client = notionClient(access);
  const filter = { property: 'object', value: 'data_source' } as const;
  return asking('', async () => {
    const tables: NotionTable[] = [];
    for await (const found of iteratePaginatedAPI(client.search, { filter, page_size: 100 })) {
      if (found.object !== 'data_source' || !isFullDataSource(found)) continue;
      const title = found.title.map((part) => part.plain_text).join('');
      const columns = Object.values(found.properties).map(({ id, name, type }) => {
        return { id, name, type };
      });
      tables.push({ id: found.id, title, columns });
    }
    return tables.sort((a, b) => a.title.localeCompare(b.title));
  });
}
