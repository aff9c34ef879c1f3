import { fileURLToPath } from 'node:url';
import { installMappings, readMappingFiles } from '@ia/importer';
import type { Client } from 'pg';
import { stableId } from '../lib/stable-id.ts';

const folder = fileURLToPath(new URL('../mappings/', import.meta.url));

/** A mapping nobody has edited follows the release, and keeps what imports have added to its tables. */
export async function seedSyncMappings(client: Client): Promise<number> {
  return installMappings(client, await readMappingFiles(folder), (key) =>
    stableId(`mapping/${key}`),
  );
}
