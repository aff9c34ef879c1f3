import { DomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import type { NotionTable } from '@ia/providers/notion/notion-page';
import type { SeenColumns } from '../store/notion/seen-columns.ts';

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
