import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Client } from 'pg';
import { z } from 'zod';
import { stableId } from '../lib/stable-id.ts';

const folder = new URL('../mappings/', import.meta.url);

const mappingFile = z.object({
  key: z.string().min(1),
  name: z.string().min(1),
  target: z.string().min(1),
  columns: z.json(),
  values: z.json().optional(),
  options: z.json().optional(),
});

/** A mapping nobody has edited follows the release; an edited one is left alone. */
export async function seedSyncMappings(client: Client): Promise<number> {
  let written = 0;
  for (const mapping of readMappings()) {
    const { rowCount } = await client.query(
      `INSERT INTO sync_mappings (id, key, name, target, columns, values, options, origin, date_created)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'system', now())
       ON CONFLICT (key) DO UPDATE
         SET name = EXCLUDED.name, target = EXCLUDED.target, columns = EXCLUDED.columns,
             values = EXCLUDED.values, options = EXCLUDED.options, date_updated = now()
         WHERE sync_mappings.user_updated IS NULL AND sync_mappings.user_created IS NULL
           AND (sync_mappings.name, sync_mappings.target, sync_mappings.columns::jsonb,
                sync_mappings.values::jsonb, sync_mappings.options::jsonb)
             IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.target, EXCLUDED.columns::jsonb,
                EXCLUDED.values::jsonb, EXCLUDED.options::jsonb)`,
      [
        stableId(`mapping/${mapping.key}`),
        mapping.key,
        mapping.name,
        mapping.target,
        toJson(mapping.columns),
        toJson(mapping.values),
        toJson(mapping.options),
      ],
    );
    written += rowCount ?? 0;
  }
  return written;
}

function readMappings() {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => parseMapping(name, readFileSync(new URL(name, folder), 'utf8')));
}

function parseMapping(name: string, text: string) {
  const result = mappingFile.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  throw new Error(`seed/mappings/${basename(name)}: ${z.prettifyError(result.error)}`);
}

function toJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
