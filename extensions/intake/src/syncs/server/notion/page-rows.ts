import type { Mapping } from '@ia/core/imports';
import type { NotionPage, NotionTable } from '@ia/providers/notion/notion-page';
import { endColumn } from '@ia/providers/notion/page-cells';
import { z } from 'zod';
import type { NotionTableSettings } from '../../contract.ts';

/** Columns every table has beside its own. */
export const KEY = 'Identifiant Notion';
const LINK = 'Lien Notion';
const EDITED = 'Modifié dans Notion';

/** What is kept of a page for after its row: never a signed address, which dies within the hour. */
const leftShape = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  editedAt: z.string(),
  email: z.string(),
  hosted: z.number(),
  linked: z.array(z.string()),
});

export type LeftOfPage = z.output<typeof leftShape>;

export function headerOf(
  { columns }: Pick<NotionTable, 'columns'>,
  { email }: NotionTableSettings,
): readonly string[] {
  const names = columns
    .filter(({ name }) => name !== email)
    .flatMap(({ name, type }) => (type === 'date' ? [name, endColumn(name)] : [name]));
  return [KEY, LINK, EDITED, ...names];
}

/** The cells of a page, in the order of the header, and what is left of it. */
export function rowOf(
  page: NotionPage,
  header: readonly string[],
  { email }: NotionTableSettings,
): readonly string[] {
  const own: Readonly<Record<string, string>> = {
    [KEY]: page.id,
    [LINK]: page.url,
    [EDITED]: page.editedAt.slice(0, 10),
  };
  const { id, title, url, editedAt } = page;
  const left: LeftOfPage = {
    ...{ id, title, url, editedAt },
    email: email ? (page.cells[email] ?? '') : '',
    hosted: page.files.filter(({ isHosted }) => isHosted).length,
    linked: page.files.filter(({ isHosted }) => !isHosted).map(({ name }) => name),
  };
  return [...header.map((name) => own[name] ?? page.cells[name] ?? ''), JSON.stringify(left)];
}

/** The header or a row without what follows its last column. */
export const cellsOf = (row: readonly unknown[]) => row.slice(0, -1).map(String);

export function leftOf(row: readonly unknown[]): LeftOfPage {
  return leftShape.parse(JSON.parse(String(row.at(-1))));
}

/** Notion columns nothing reads are no news: only those of the mapping go on, and the own three. */
export function readColumns(mapping: Mapping, header: readonly string[]): readonly number[] {
  return header.flatMap((name, at) =>
    name === mapping.options.key || Object.hasOwn(mapping.columns, name) ? [at] : [],
  );
}
