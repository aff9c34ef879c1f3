import type { Mapping } from '@ia/core/imports';
import type { Knex } from 'knex';
import { loadPlaces } from '../store/notion/places.ts';
import type { LeftOfPage } from './page-rows.ts';

/** Where the record of a page stands. */
export interface Place {
  readonly record: string;
  readonly externalId: string;
  readonly account: string;
  readonly project: string | null;
}

/** The records some pages have become, by page, in one query. */
export async function findPlaces(
  database: Knex,
  { target, options }: Mapping,
  pages: readonly LeftOfPage[],
): Promise<ReadonlyMap<string, Place>> {
  const prefix = `${options.source}:`;
  const hasAccount = ['accounts', 'contacts', 'projects', 'historical_pages'].includes(target);
  if (!hasAccount) return new Map();
  const ids = pages.map(({ id }) => `${prefix}${id}`);
  const rows = await loadPlaces(database, target, ids);
  return new Map(
    rows.map((row) => [
      row.external_id.slice(prefix.length),
      {
        record: row.id,
        externalId: row.external_id,
        account: row.account,
        project: target === 'projects' ? row.id : null,
      },
    ]),
  );
}
