import { requestLocale } from '@ia/directus-kit';
import {
  type Choice,
  choicesOf,
  inLocale,
  loadTranslations,
} from '@ia/directus-kit/settings/field-texts';
import type { Knex } from 'knex';

export interface FieldRow {
  readonly collection: string;
  readonly field: string;
  readonly label: string;
  readonly data_type: string;
  readonly is_nullable: boolean;
  readonly has_default: boolean;
  readonly linked: string | null;
  readonly choices: readonly Choice[];
}

/** What the model says of the fields of collections, in the language of the request. */
export async function loadFields(
  knex: Knex,
  collections: readonly string[],
): Promise<readonly FieldRow[]> {
  const rows = await knex('directus_fields as f')
    .join('information_schema.columns as c', (join) =>
      join
        .on('c.table_name', 'f.collection')
        .andOn('c.column_name', 'f.field')
        .andOnVal('c.table_schema', 'public'),
    )
    .leftJoin('directus_relations as r', (join) =>
      join.on('r.many_collection', 'f.collection').andOn('r.many_field', 'f.field'),
    )
    .whereIn('f.collection', [...collections])
    .orderBy(['f.collection', 'f.sort', 'f.field'])
    .select('f.collection', 'f.field', 'f.translations', 'f.options', 'c.data_type', {
      linked: 'r.one_collection',
      is_nullable: 'c.is_nullable',
      column_default: 'c.column_default',
    });
  const told = await loadTranslations(knex);
  return rows.map((row) => ({
    collection: row.collection,
    field: row.field,
    label: inLocale(row.translations) ?? row.field,
    data_type: row.data_type,
    is_nullable: row.is_nullable === 'YES',
    has_default: row.column_default !== null,
    linked: row.linked,
    choices: choicesOf(row.options, told),
  }));
}

export async function loadCollectionLabels(
  knex: Knex,
  collections: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await knex('directus_collections')
    .whereIn('collection', [...collections])
    .select('collection', 'translations');
  return new Map(rows.map((row) => [row.collection, inLocale(row.translations) ?? row.collection]));
}

/** Tables whose rows are the choices of a field, in the language of the request. */
export async function loadLinkedChoices(
  knex: Knex,
): Promise<ReadonlyMap<string, readonly Choice[]>> {
  const label = requestLocale() === 'en' ? 'label_en' : 'label';
  const choicesIn = (table: string) =>
    knex(table).orderBy('sort').select<Choice[]>({ value: 'key', label });
  const [stages, reasons] = await Promise.all([
    choicesIn('deal_stages'),
    choicesIn('loss_reasons'),
  ]);
  return new Map([
    ['deal_stages', stages],
    ['loss_reasons', reasons],
  ]);
}
