import { DomainError } from '@ia/core';
import { secretSeal } from '@ia/directus-kit/settings/sealed-secret';
import type { Knex } from 'knex';

/** Keeps the secret of a source sealed; `null` takes it away. Nothing ever shows it again. */
export async function saveSecret(
  database: Knex,
  filesKey: string,
  secret: { readonly source: string; readonly text: string | null; readonly hint: string | null },
): Promise<void> {
  const { source, text, hint } = secret;
  if (text === null) {
    await database('platform.sync_secrets').where({ source }).delete();
    return;
  }
  const sealed = secretSeal(filesKey).seal(text, source);
  await database('platform.sync_secrets')
    .insert({ source, sealed, hint })
    .onConflict('source')
    .merge();
}

/** @throws SYNC_NOT_READY when the source has none */
export async function loadSecret(
  database: Knex,
  filesKey: string,
  source: string,
): Promise<string> {
  const row = await database('platform.sync_secrets')
    .where({ source })
    .first<{ sealed: Buffer } | undefined>('sealed');
  if (!row) throw new DomainError('SYNC_NOT_READY', { field: 'secret' });
  return secretSeal(filesKey).open(row.sealed, source);
}
