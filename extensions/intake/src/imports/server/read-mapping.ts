import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import { parseMapping } from '@ia/importer';
import type { ImportAsker } from './import-asker.ts';
import type { KnownMapping } from './load-mapping.ts';
import { MAPPING_FIELDS } from './store/mappings.ts';

/**
 * A mapping as its asker may read it: its tables of values name people.
 * @throws FORBIDDEN (of Directus), MAPPING_UNKNOWN, MAPPING_INVALID
 */
export async function readMapping(
  { services }: ExtensionContext,
  { accountability, schema, database: knex }: ImportAsker,
  key: string,
): Promise<KnownMapping> {
  const mappings = new services.ItemsService('sync_mappings', { accountability, schema, knex });
  const [row] = await mappings.readByQuery({
    fields: MAPPING_FIELDS,
    filter: { key: { _eq: key } },
    limit: 1,
  });
  if (!row) throw new DomainError('MAPPING_UNKNOWN', { value: key });
  return { ...parseMapping(row), id: String(row.id) };
}
