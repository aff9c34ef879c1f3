import { readEnv } from '@ia/directus-kit';
import { parseAllowedHosts } from '@ia/providers/outbound/allowed-hosts';
import { z } from 'zod';

/** @throws Error naming the variable that is missing or wrong */
export function readSyncEnv(env: Readonly<Record<string, unknown>>) {
  const settings = readEnv(env, {
    DB_CONNECTION_STRING: z.string().min(1),
    FILES_KEY: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    IMPORT_MAX_MB: z.coerce.number().int().positive().default(100),
    GOOGLE_API_URL: z.url().default('https://sheets.googleapis.com'),
    GOOGLE_TOKEN_URL: z.url().default('https://oauth2.googleapis.com/token'),
    NOTION_API_URL: z.url().default('https://api.notion.com'),
    OUTBOUND_ALLOW_HOSTS: z.string().default(''),
  });
  return {
    connectionString: settings.DB_CONNECTION_STRING,
    filesKey: settings.FILES_KEY,
    maxBytes: settings.IMPORT_MAX_MB * 1_048_576,
    google: { apiUrl: settings.GOOGLE_API_URL, tokenUrl: settings.GOOGLE_TOKEN_URL },
    notion: { apiUrl: settings.NOTION_API_URL },
    allowedHosts: parseAllowedHosts(settings.OUTBOUND_ALLOW_HOSTS),
  };
}

export type SyncEnv = ReturnType<typeof readSyncEnv>;
