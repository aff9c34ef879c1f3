import { requestLocale } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { z } from 'zod';

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

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const translations = z
  .array(z.object({ language: z.string(), translation: z.string() }))
  .nullish()
  .catch(null);
const options = z
  .object({ choices: z.array(z.object({ value: z.string(), text: z.string() })).nullish() })
  .nullish()
  .catch(null);

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

function choicesOf(value: unknown, told: ReadonlyMap<string, string>): readonly Choice[] {
  return (options.parse(parsed(value))?.choices ?? []).map(({ value, text }) => ({
    value,
    label: told.get(text.replace(/^\$t:/, '')) ?? text,
  }));
}

/** The texts that choices name by a key. */
async function loadTranslations(knex: Knex): Promise<ReadonlyMap<string, string>> {
  const rows = await knex('directus_translations')
    .where('language', 'like', `${requestLocale()}%`)
    .select('key', 'value');
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** How the values of a field are told to a person. */
export interface FieldText {
  readonly label: string;
  readonly isCents: boolean;
  readonly choices: readonly Choice[];
}

/** The fields of one collection, by name. */
export async function loadFieldTexts(
  knex: Knex,
  collection: string,
): Promise<ReadonlyMap<string, FieldText>> {
  const rows = await knex('directus_fields')
    .where({ collection })
    .select('field', 'translations', 'options', 'interface');
  const told = await loadTranslations(knex);
  return new Map(
    rows.map((row) => [
      row.field,
      {
        label: inLocale(row.translations) ?? row.field,
        isCents: row.interface === 'money-cents',
        choices: choicesOf(row.options, told),
      },
    ]),
  );
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

function inLocale(value: unknown): string | undefined {
  const language = requestLocale();
  return translations
    .parse(parsed(value))
    ?.find((one) => one.language.startsWith(language))
    ?.translation.trim();
}

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
