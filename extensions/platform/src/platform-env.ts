import { readEnv } from '@ia/directus-kit';
import { mailShape } from '@ia/directus-kit/settings/mail-settings';
import { sharedShape } from '@ia/directus-kit/settings/shapes';
import { z } from 'zod';

/** Directus turns values that look like booleans or numbers into them. */
const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((value) => value === 'true'),
]);

const SHAPE = {
  PROFILE: z.enum(['demo', 'development', 'production']),
  JOBS: sharedShape.JOBS,
  PUBLIC_URL: sharedShape.PUBLIC_URL,
  PORTAL_URL: z.url(),
  OUTBOUND_ALLOW_HOSTS: sharedShape.OUTBOUND_ALLOW_HOSTS,
  DB_CONNECTION_STRING: sharedShape.DB_CONNECTION_STRING,
  FILES_KEY: sharedShape.FILES_KEY,
  MODEL_EDITABLE: flag.default(false),
  ...mailShape,
};

export type PlatformEnv = ReturnType<typeof readPlatformEnv>;

/** @throws Error naming the variable: nothing of the platform runs on a guess */
export function readPlatformEnv(env: Readonly<Record<string, unknown>>) {
  const settings = readEnv(env, SHAPE);
  if (settings.PROFILE === 'production' && !settings.SMTP_HOST) {
    throw new Error('SMTP_HOST is missing: production has to send its mails.');
  }
  return settings;
}
