import { readEnv } from '@ia/directus-kit';
import { sharedShape } from '@ia/directus-kit/settings/shapes';
import { z } from 'zod';

/** @throws Error naming the variable that is missing or wrong */
export function readSyncEnv(env: Readonly<Record<string, unknown>>) {
  const settings = readEnv(env, {
    DB_CONNECTION_STRING: sharedShape.DB_CONNECTION_STRING,
    FILES_KEY: sharedShape.FILES_KEY,
    IMPORT_MAX_MB: z.coerce.number().int().positive(),
    GOOGLE_API_URL: z.url(),
    GOOGLE_TOKEN_URL: z.url(),
    NOTION_API_URL: z.url(),
    OUTBOUND_ALLOW_HOSTS: sharedShape.OUTBOUND_ALLOW_HOSTS,
  });
  return {
    connectionString: settings.DB_CONNECTION_STRING,
    filesKey: settings.FILES_KEY,
    maxBytes: settings.IMPORT_MAX_MB * 1_048_576,
    google: { apiUrl: settings.GOOGLE_API_URL, tokenUrl: settings.GOOGLE_TOKEN_URL },
    notion: { apiUrl: settings.NOTION_API_URL },
    allowedHosts: settings.OUTBOUND_ALLOW_HOSTS,
  };
}

export type SyncEnv = ReturnType<typeof readSyncEnv>;
