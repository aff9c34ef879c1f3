import { DomainError } from '@ia/core';
import { type ExtensionContext, recordAudit } from '@ia/directus-kit';
import type { StartBody } from '../contract.ts';
import { findUpload } from './find-upload.ts';
import type { ImportAsker } from './import-asker.ts';
import { findImportRights, mayImport } from './import-rights.ts';
import { loadMapping } from './load-mapping.ts';
import { insertRun } from './store/runs.ts';

/**
 * Queues the dry run of a file; nothing is written before somebody applies it.
 * @throws FORBIDDEN, FILE_NOT_FOUND, MAPPING_UNKNOWN, MAPPING_INVALID
 */
export async function startRun(
  context: ExtensionContext,
  asker: ImportAsker,
  body: StartBody,
): Promise<string> {
  const { database } = context;
  const { user, accountability } = asker;
  const mapping = await loadMapping(database, body.mapping);
  await assertMayImport(asker, mapping);
  const { name } = await findUpload(context, asker, body.file);
  return database.transaction(async (trx) => {
    const id = await insertRun(trx, {
      mapping: mapping.id,
      mode: body.mode,
      file: body.file,
      file_name: name,
      settings: body.settings ?? {},
      user,
    });
    const data = { mapping: mapping.key, file: name, mode: body.mode };
    await recordAudit(trx, {
      action: 'import.previewed',
      collection: 'sync_runs',
      subject: id,
      data,
      accountability,
    });
    return id;
  });
}

/** @throws FORBIDDEN */
export async function assertMayImport(
  asker: ImportAsker,
  mapping: Parameters<typeof mayImport>[1],
): Promise<void> {
  const rights = await findImportRights(asker);
  if (!mayImport(rights, mapping)) throw new DomainError('FORBIDDEN');
}
