import { type NotionAccess, notionClient } from './notion-client.ts';
import { asking, isNotShared, notionError } from './notion-error.ts';

/** The words of a page, as Notion itself renders them. */
export interface PageMarkdown {
  readonly markdown: string;
  /** Parts Notion did not render: not shared, or more than it gives. */
  readonly missing: number;
}

/** A page of 20,000 blocks comes in several answers; beyond this many it is cut, and said so. */
const MAX_PARTS = 20;

/**
 * What a page says, as Markdown rendered by Notion (`GET /v1/pages/{id}/markdown`); the parts it
 * left out of a long page are asked for one by one. @throws ProviderError
 */
export async function readMarkdown(access: NotionAccess, page: string): Promise<PageMarkdown> {
  const client = notionClient(access);
  const first = await asking(page, () => client.pages.retrieveMarkdown({ page_id: page }));
  const parts = [first.markdown];
  const waiting = [...first.unknown_block_ids];
  let missing = 0;
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (parts.length === MAX_PARTS) {
      missing += waiting.length + 1;
      break;
    }
    const part = await client.pages.retrieveMarkdown({ page_id: id }).catch((cause: unknown) => {
      const error = notionError(cause, page);
      if (!isNotShared(error)) throw error;
      return null;
    });
    if (!part) {
      missing += 1;
      continue;
    }
    parts.push(part.markdown);
    waiting.push(...part.unknown_block_ids);
  }
  return { markdown: parts.join('\n\n'), missing };
}
