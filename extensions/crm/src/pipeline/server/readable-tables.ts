import { DomainError } from '@ia/core';
import type { ExtensionContext, ItemsService, Row } from '@ia/directus-kit';
import {
  type Asker,
  fetchRights,
  isOpen,
  type Permission,
} from '@ia/directus-kit/rights/asker-rights';
import type { Sql } from '@ia/directus-kit/sql/sql';
import { standInOf } from './store/stand-in.ts';
import { type BoardTable, tables } from './tables.ts';

/** Beyond this, what a person may see of a table does not fit in one answer. */
const MAX_ROWS = 20_000;

export type Services = ExtensionContext['services'];

export interface ReadableTables {
  /** `name AS (…)`, one for each table the asker does not read in full. */
  readonly standIns: readonly Sql[];
  /** Rows of the deals as the asker sees them; `null` when they see all of them. */
  readonly visibleDeals: readonly string[] | null;
  /** Fields of deals the asker may not read: filtered by one, a list would be empty without a word. */
  readonly unreadable: readonly string[];
}

/**
 * Rights have one engine: Directus'. A table the asker reads in full, by Directus' own word, is
 * read as it is. For any other, the rows and fields the items API shows them take its name in the
 * statement, so that figures and filters can only ever see those.
 * @throws FORBIDDEN when a field the figures hang on is not readable at all
 */
export async function readableTables(
  asker: Asker,
  services: Services,
  wanted: readonly BoardTable[],
): Promise<ReadableTables> {
  if (asker.accountability.admin) return { standIns: [], visibleDeals: null, unreadable: [] };
  const rights = await fetchRights(asker, 'read', wanted);
  const partial = wanted.filter((table) => !isReadInFull(table, rights));
  const standIns = await Promise.all(
    partial.map((table) => standIn(table, rights, asker, services)),
  );
  const deals = standIns.find(({ table }) => table === 'deals');
  return {
    standIns: standIns.map(({ statement }) => statement),
    visibleDeals: deals ? deals.keys : null,
    unreadable: deals ? deals.unreadable : [],
  };
}

function isReadInFull(table: BoardTable, rights: readonly Permission[]): boolean {
  const fields = Object.keys(tables[table].columns);
  return rights.some((right) => right.collection === table && isOpen(right, fields));
}

async function standIn(
  table: BoardTable,
  rights: readonly Permission[],
  asker: Asker,
  services: Services,
) {
  const { columns, needed } = tables[table];
  const own = rights.filter(({ collection }) => collection === table);
  const allowed = own.flatMap(({ fields }) => fields ?? []);
  const fields = Object.keys(columns).filter(
    (field) => allowed.includes('*') || allowed.includes(field),
  );
  if (needed.some((field) => !fields.includes(field))) throw new DomainError('FORBIDDEN');
  const rows = fields.length ? await readRows(itemsOf(table, asker, services), fields) : [];
  const statement = standInOf(table, columns, rows);
  const unreadable = Object.keys(columns).filter((field) => !fields.includes(field));
  return { table, statement, unreadable, keys: rows.map(({ id }) => String(id)) };
}

async function readRows(items: ItemsService, fields: readonly string[]): Promise<Row[]> {
  const rows = await items.readByQuery({ fields, limit: MAX_ROWS + 1 });
  if (rows.length > MAX_ROWS) throw new DomainError('PAYLOAD_TOO_LARGE');
  return rows;
}

function itemsOf(table: BoardTable, asker: Asker, services: Services): ItemsService {
  const { accountability, schema, database: knex } = asker;
  return new services.ItemsService(table, { accountability, schema, knex });
}
