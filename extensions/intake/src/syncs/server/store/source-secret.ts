import { secretSeal } from '@ia/directus-kit/settings/sealed-secret';
import type { Knex } from 'knex';

/** Keeps the secret of a source sealed; `null` takes it away. Nothing ever shows it again. */
export async function saveSecret(
  database: Knex,
  filesKey: string,
  secret: { readonly source: string; readonly text: string | null; readonly hint: string | null },
): Promise<void> {
  const { source, text, hint } = secret;
  if (text === null) return forgetSecret(database, source);
  const sealed = secretSeal(filesKey).seal(text, source);
  await database('platform.sync_secrets')
    .insert({ source, sealed, hint })
    .onConflict('source')
    .merge();
}

export async function forgetSecret(database: Knex, source: string): Promise<void> {
  await database('platform.sync_secrets').where({ source }).delete();
}

export async function hasSecret(database: Knex, source: string): Promise<boolean> {
  const row = await database('platform.sync_secrets').where({ source }).first('source');
  return row !== undefined;
}

/** The secret of a source, opened; null when it has none. */
export async function openSecret(
  database: Knex,
  filesKey: string,
  source: string,
): Promise<string | null> {
  const row = await database('platform.sync_secrets')
    .where({ source })
    .first<{ sealed: Buffer } | undefined>('sealed');
  return row ? secretSeal(filesKey).open(row.sealed, source) : null;
}
