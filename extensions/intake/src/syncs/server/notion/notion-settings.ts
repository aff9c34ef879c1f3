import { DomainError } from '@ia/core';
import { type NotionTableSettings, notionSettings } from '../../contract.ts';

/** @throws SYNC_NOT_READY */
export function readTables(settings: unknown): readonly NotionTableSettings[] {
  const parsed = notionSettings.safeParse(settings ?? {});
  if (!parsed.success || parsed.data.tables.length === 0) {
    throw new DomainError('SYNC_NOT_READY', { field: 'tables' });
  }
  return parsed.data.tables;
}

/** What the run of one table goes by. */
export function describeTable(
  name: string,
  { title, mapping }: { readonly title?: string | null | undefined; readonly mapping: string },
) {
  return { mapping, label: `${name} · ${title ?? mapping}` };
}
