import type { Mapping } from '@ia/core/imports';
import type { NotionTable, NotionTableSettings } from '../contract.ts';

/** Which table a mapping reads; absent: none. */
export type Choices = Readonly<Record<string, string>>;

/** One entry of the settings of a Notion source. */
export type Reading = Omit<NotionTableSettings, 'content'> & Partial<NotionTableSettings>;

/** What every page has, whatever its table: named by the reading itself. */
const OF_EVERY_PAGE = new Set(['Identifiant Notion', 'Lien Notion', 'Modifié dans Notion']);

/** A period is two columns: its beginning under its own name, its end under that name and this. */
const PERIOD_END = '(fin)';

/** Those others refer to come first. */
const ORDER = ['accounts', 'contacts', 'projects', 'historical_pages'];

/** The mappings by which pages of Notion are read, in the order they must be read in. */
export function notionMappings(mappings: readonly Mapping[]): readonly Mapping[] {
  const rank = ({ target }: Mapping) =>
    (ORDER.indexOf(target) + ORDER.length + 1) % (ORDER.length + 1);
  return mappings
    .filter(({ options }) => options.source === 'notion')
    .toSorted((one, other) => rank(one) - rank(other) || one.key.localeCompare(other.key));
}

/** The columns a mapping asks of a table which that table does not have. */
export function missingColumns(mapping: Mapping, table: NotionTable): readonly string[] {
  const names = new Set(table.columns.flatMap(({ name }) => [name, `${name} ${PERIOD_END}`]));
  return Object.keys(mapping.columns).filter(
    (name) => !OF_EVERY_PAGE.has(name) && !names.has(name),
  );
}

/** For each mapping the table that has the columns it cannot do without; the best of several. */
export function suggestChoices(
  mappings: readonly Mapping[],
  tables: readonly NotionTable[],
): Choices {
  const found = mappings.flatMap((mapping) => {
    const fitting = tables
      .filter((table) => requiredColumns(mapping).every((name) => hasColumn(table, name)))
      .toSorted((one, other) => fit(mapping, other) - fit(mapping, one));
    return fitting[0] ? [[mapping.key, fitting[0].id] as const] : [];
  });
  return Object.fromEntries(found);
}

export interface ReadingWish {
  readonly mappings: readonly Mapping[];
  readonly tables: readonly NotionTable[];
  readonly choices: Choices;
  /** Whether what the pages of clients say is kept, too. */
  readonly keepsContent: boolean;
}

/** The settings of a source: its tables in order, each with what its mapping needs beside columns. */
export function readingsOf({ mappings, tables, choices, keepsContent }: ReadingWish): Reading[] {
  return notionMappings(mappings).flatMap((mapping) => {
    const table = tables.find(({ id }) => id === choices[mapping.key]);
    if (!table) return [];
    const reading = { table: table.id, title: table.title, mapping: mapping.key };
    if (mapping.target === 'contacts') return [{ ...reading, ...personColumns(mapping, table) }];
    return [mapping.target === 'accounts' ? { ...reading, content: keepsContent } : reading];
  });
}

/** A client without a contact is no contact; its mail is kept beside it. */
function personColumns(mapping: Mapping, table: NotionTable) {
  const name = Object.entries(mapping.columns).find(([, rules]) =>
    rules.some(({ field }) => field === 'last_name'),
  )?.[0];
  const email = table.columns.find(({ type }) => type === 'email')?.name;
  return { ...(name && hasColumn(table, name) && { only: name }), ...(email && { email }) };
}

function requiredColumns({ columns }: Mapping): readonly string[] {
  return Object.entries(columns)
    .filter(([name, rules]) => !OF_EVERY_PAGE.has(name) && rules.some(isRequired))
    .map(([name]) => name);
}

function isRequired(rule: Mapping['columns'][string][number]): boolean {
  return 'required' in rule && rule.required === true;
}

function hasColumn({ columns }: NotionTable, name: string): boolean {
  return columns.some((column) => column.name === name);
}

function fit(mapping: Mapping, table: NotionTable): number {
  return -missingColumns(mapping, table).length;
}
