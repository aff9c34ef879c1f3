import { readEnv } from '@ia/directus-kit';
import { sharedShape } from '@ia/directus-kit/settings/shapes';
import { z } from 'zod';

/** @throws Error naming the variable that is missing or wrong */
export function readImportsEnv(env: Readonly<Record<string, unknown>>) {
  const settings = readEnv(env, {
    DB_CONNECTION_STRING: sharedShape.DB_CONNECTION_STRING,
    IMPORT_MAX_MB: z.coerce.number().int().positive(),
  });
  return {
    connectionString: settings.DB_CONNECTION_STRING,
    maxBytes: settings.IMPORT_MAX_MB * 1_048_576,
  };
}

export type ImportsEnv = ReturnType<typeof readImportsEnv>;
