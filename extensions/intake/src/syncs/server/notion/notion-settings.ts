import { DomainError } from '@ia/core';
import { z } from 'zod';

const column = z.string().min(1).max(255);

const tableShape = z.strictObject({
  /** The id of a table of Notion (a data source, since its API of 2025-09-03). */
  table: z.string().regex(/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i),
  /** As people know it, for the list of runs. */
  title: z.string().max(255).nullish(),
  /** Key of the mapping by which its pages are read; one table may be read by several. */
  mapping: z.string().min(1).max(255),
  /** Only pages where this column is filled; the others are counted. */
  only: column.nullish(),
  /** Of contacts: the column of their mails. */
  email: column.nullish(),
  /** Of accounts: whether what their page says is kept as a historical page. */
  content: z.boolean().default(false),
});

/** Settings of a source of kind `notion`: its tables, those others refer to first. */
export const notionSettings = z
  .strictObject({ tables: z.array(tableShape).max(20).default([]) })
  .refine(({ tables }) => new Set(tables.map(({ mapping }) => mapping)).size === tables.length, {
    path: ['tables'],
  });

export type NotionTableSettings = z.output<typeof tableShape>;

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
