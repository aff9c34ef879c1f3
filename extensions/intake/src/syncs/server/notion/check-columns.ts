import { DomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import type { NotionColumn, NotionTable } from '@ia/providers/notion/notion-page';
import { z } from 'zod';

const seen = z.record(z.string(), z.object({ name: z.string(), type: z.string() }));

/** The columns a table had when it was last read to the end, by the id Notion never changes. */
export type SeenColumns = z.output<typeof seen>;

export function parseSeen(value: unknown): SeenColumns {
  return seen.safeParse(value).data ?? {};
}

export function seenOf(columns: readonly NotionColumn[]): SeenColumns {
  return Object.fromEntries(columns.map(({ id, name, type }) => [id, { name, type }]));
}

/**
 * Whether the columns a mapping reads are still those it was made for. That one is missing is said
 * by the reading itself, when nothing tells where it went.
 * @throws NOTION_COLUMN_RENAMED, NOTION_COLUMN_TYPE, naming the column
 */
export function checkColumns(
  mapping: Mapping,
  { columns }: NotionTable,
  before: SeenColumns,
): void {
  const isRead = (name: string) => Object.hasOwn(mapping.columns, name);
  for (const { id, name, type } of columns) {
    const was = before[id];
    if (!was || !isRead(was.name)) continue;
    if (was.name !== name) {
      throw new DomainError('NOTION_COLUMN_RENAMED', { field: was.name, value: name });
    }
    if (was.type !== type) {
      throw new DomainError('NOTION_COLUMN_TYPE', { field: name, hint: `${was.type} → ${type}` });
    }
  }
}
