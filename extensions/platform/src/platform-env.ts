import { readEnv } from '@ia/directus-kit';
import { mailShape } from '@ia/directus-kit/settings/mail-settings';
import { z } from 'zod';

const text = z.string().min(1);
/** Directus turns values that look like booleans or numbers into them. */
const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((value) => value === 'true'),
]);

const SHAPE = {
  PROFILE: z.enum(['demo', 'development', 'production']),
  JOBS: z.enum(['off', 'only', 'all']),
  PORTAL_URL: z.url(),
  DB_CONNECTION_STRING: text,
  FILES_KEY: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
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
