import type { Knex } from 'knex';
import { z } from 'zod';
import { requestLocale } from '../http/request-locale.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** How the values of a field are told to a person. */
export interface FieldText {
  readonly label: string;
  readonly isCents: boolean;
  /** Kept in hundredths of a percent. */
  readonly isPercent?: boolean;
  readonly choices: readonly Choice[];
}

export type FieldTexts = ReadonlyMap<string, FieldText>;

const translations = z
  .array(z.object({ language: z.string(), translation: z.string() }))
  .nullish()
  .catch(null);
const options = z
  .object({ choices: z.array(z.object({ value: z.string(), text: z.string() })).nullish() })
  .nullish()
  .catch(null);

/** The fields of one collection by name, in the language of the request. */
export async function loadFieldTexts(knex: Knex, collection: string): Promise<FieldTexts> {
  const all = await textsOf(knex, knex('directus_fields').where({ collection }));
  return all.get(collection) ?? new Map();
}

/** The fields of every collection of ours, by collection and name. */
export function loadModelTexts(knex: Knex): Promise<ReadonlyMap<string, FieldTexts>> {
  return textsOf(knex, knex('directus_fields'));
}

async function textsOf(
  knex: Knex,
  fields: Knex.QueryBuilder,
): Promise<ReadonlyMap<string, FieldTexts>> {
  const rows = await fields.select('collection', 'field', 'translations', 'options', 'interface');
  const told = await loadTranslations(knex);
  const collections = new Map<string, Map<string, FieldText>>();
  for (const row of rows) {
    const texts = collections.get(row.collection) ?? new Map<string, FieldText>();
    collections.set(row.collection, texts);
    texts.set(row.field, {
      label: inLocale(row.translations) ?? row.field,
      isCents: row.interface === 'money-cents',
      isPercent: row.interface === 'percent',
      choices: choicesOf(row.options, told),
    });
  }
  return collections;
}

export function choicesOf(value: unknown, told: ReadonlyMap<string, string>): readonly Choice[] {
  return (options.parse(parsed(value))?.choices ?? []).map(({ value, text }) => ({
    value,
    label: told.get(text.replace(/^\$t:/, '')) ?? text,
  }));
}

/** The texts that choices name by a key. */
export async function loadTranslations(knex: Knex): Promise<ReadonlyMap<string, string>> {
  const rows = await knex('directus_translations')
    .where('language', 'like', `${requestLocale()}%`)
    .select('key', 'value');
  return new Map(rows.map(({ key, value }) => [key, value]));
}

export function inLocale(value: unknown): string | undefined {
  const language = requestLocale();
  return translations
    .parse(parsed(value))
    ?.find((one) => one.language.startsWith(language))
    ?.translation.trim();
}

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}
