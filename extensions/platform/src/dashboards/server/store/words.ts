import type { Knex } from 'knex';

/** The translations of the model in the language of a user; French where they chose none, or are nobody. */
export async function loadWordsOf(
  database: Knex,
  user: string | null,
): Promise<ReadonlyMap<string, string>> {
  const person = user
    ? await database('directus_users').where({ id: user }).first('language')
    : null;
  const isFrench = !person?.language || String(person.language).toLowerCase().startsWith('fr');
  const rows: { key: string; value: string }[] = await database('directus_translations')
    .where({ language: isFrench ? 'fr-FR' : 'en-US' })
    .where((either) => either.where('key', 'like', 'dashboard%').orWhere('key', 'like', 'panel%'))
    .select('key', 'value');
  return new Map(rows.map(({ key, value }) => [key, value]));
}
