import { readEnv } from '@ia/directus-kit';
import { sharedShape } from '@ia/directus-kit/settings/shapes';
import { z } from 'zod';

/** @throws Error naming the variable: without the key no secret of a source can be opened */
export function readInboundEnv(env: Readonly<Record<string, unknown>>) {
  const settings = readEnv(env, {
    JOBS: sharedShape.JOBS,
    PUBLIC_URL: sharedShape.PUBLIC_URL,
    FILES_KEY: sharedShape.FILES_KEY,
    INBOUND_PER_MINUTE: z.coerce.number().int().positive(),
    CALENDLY_API_URL: z.url(),
    LINKEDIN_OAUTH_URL: z.url(),
    LINKEDIN_API_URL: z.url(),
    OUTBOUND_ALLOW_HOSTS: sharedShape.OUTBOUND_ALLOW_HOSTS,
  });
  return {
    isWorkerOnly: settings.JOBS === 'only',
    publicUrl: settings.PUBLIC_URL,
    filesKey: settings.FILES_KEY,
    perMinute: settings.INBOUND_PER_MINUTE,
    calendlyUrl: settings.CALENDLY_API_URL,
    linkedinOauthUrl: settings.LINKEDIN_OAUTH_URL,
    linkedinUrl: settings.LINKEDIN_API_URL,
    allowedHosts: settings.OUTBOUND_ALLOW_HOSTS,
  };
}

export type InboundEnv = ReturnType<typeof readInboundEnv>;
