import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { ImportAsker } from './import-asker.ts';

/**
 * The name of an uploaded file, when the asker may read it.
 * @throws FILE_NOT_FOUND
 */
export async function findUpload(
  { services, database }: ExtensionContext,
  { accountability, schema }: ImportAsker,
  fileId: string,
): Promise<{ readonly name: string }> {
  const files = new services.ItemsService('directus_files', {
    schema,
    knex: database,
    accountability,
  });
  const [file] = await files.readByQuery({
    filter: { id: { _eq: fileId } },
    fields: ['id', 'filename_download'],
    limit: 1,
  });
  if (!file) throw new DomainError('FILE_NOT_FOUND', { value: fileId });
  return { name: String(file.filename_download) };
}
