import { readEnv } from '@ia/directus-kit';
import { parseAllowedHosts } from '@ia/providers/outbound/allowed-hosts';
import { z } from 'zod';

/** @throws Error naming the variable: without the key no secret of a source can be opened */
export function readInboundEnv(env: Readonly<Record<string, unknown>>) {
  const settings = readEnv(env, {
    JOBS: z.enum(['off', 'only', 'all']),
    PUBLIC_URL: z.url(),
    FILES_KEY: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    INBOUND_PER_MINUTE: z.coerce.number().int().positive().default(1200),
    LINKEDIN_API_URL: z.url().default('https://api.linkedin.com'),
    OUTBOUND_ALLOW_HOSTS: z.string().default(''),
  });
  return {
    isWorkerOnly: settings.JOBS === 'only',
    publicUrl: settings.PUBLIC_URL.replace(/\/$/, ''),
    filesKey: settings.FILES_KEY,
    perMinute: settings.INBOUND_PER_MINUTE,
    linkedinUrl: settings.LINKEDIN_API_URL,
    allowedHosts: parseAllowedHosts(settings.OUTBOUND_ALLOW_HOSTS),
  };
}

export type InboundEnv = ReturnType<typeof readInboundEnv>;
