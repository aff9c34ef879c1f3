import type { Knex } from 'knex';

/** How each collection calls its rows, `{{first_name}} {{last_name}}`; Directus' own say it nowhere. */
export async function loadTemplates(database: Knex): Promise<ReadonlyMap<string, string>> {
  const rows = await database('directus_collections')
    .whereNotNull('display_template')
    .select('collection', 'display_template');
  return new Map<string, string>([
    ...rows.map((row): [string, string] => [row.collection, row.display_template]),
    ['directus_users', '{{first_name}} {{last_name}}'],
    ['directus_files', '{{filename_download}}'],
  ]);
}
