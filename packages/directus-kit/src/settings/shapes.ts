import { parseAllowedHosts } from '@ia/providers/outbound/allowed-hosts';
import { z } from 'zod';

/** The key of the stored files and of sealed secrets: 32 bytes in hexadecimal. */
export const filesKey = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');

/** What several readers ask of the environment, for `readEnv`; defaults are in `config/variables`. */
export const sharedShape = {
  JOBS: z.enum(['off', 'only', 'all']),
  PUBLIC_URL: z.url().transform((address) => address.replace(/\/$/, '')),
  DB_CONNECTION_STRING: z.string().min(1),
  FILES_KEY: filesKey,
  OUTBOUND_ALLOW_HOSTS: z.string().transform(parseAllowedHosts),
};
