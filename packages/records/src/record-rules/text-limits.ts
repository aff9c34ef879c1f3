import { once } from '@ia/directus-kit/once';
import type { Knex } from 'knex';

/** `<collection>.<field>` → how many characters the column takes. */
export type TextLimits = ReadonlyMap<string, number>;

interface LimitRow {
  readonly collection: string;
  readonly field: string;
  readonly limit: number;
}

/** Directus does not know the length of its columns; without it a refusal could not name the field. */
async function loadTextLimits(database: Knex): Promise<TextLimits> {
  const rows = await database('information_schema.columns')
    .where({ table_schema: 'public' })
    .whereNotNull('character_maximum_length')
    .select<LimitRow[]>({
      collection: 'table_name',
      field: 'column_name',
      limit: 'character_maximum_length',
    });
  return new Map(rows.map(({ collection, field, limit }) => [`${collection}.${field}`, limit]));
}

/** The same, read once: of the pool's database, never of a transaction that may fail for its own reasons. */
export const textLimits = once(loadTextLimits);
