import type { Mapping } from '@ia/core/imports';
import type { Knex } from 'knex';
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
  const account = target === 'accounts' ? 'id' : 'account';
  const hasAccount = ['accounts', 'contacts', 'projects', 'historical_pages'].includes(target);
  if (!hasAccount) return new Map();
  const rows = await database(target)
    .whereIn(
      'external_id',
      pages.map(({ id }) => `${prefix}${id}`),
    )
    .select<{ id: string; external_id: string; account: string }[]>('id', 'external_id', {
      account,
    });
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
