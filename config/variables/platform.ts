import { filesKey } from '@ia/directus-kit/settings/shapes';
import { z } from 'zod';
import { flag, PROFILES, port, secret, type Variable } from '../variable.ts';

/** What the ground asks for: profile, folders, addresses, secrets, processes. */
export const platformVariables = {
  PROFILE: {
    schema: z.enum(PROFILES),
    about: 'demo (demo users and data), development (the model can be edited) or production',
    example: 'production',
    fallback: 'demo',
    reaches: ['directus'],
  },
  DATA_DIR: {
    schema: z.string().min(1),
    about: 'folder of the embedded database, the files and the drawn secrets',
    example: './.data',
    fallback: './.data',
  },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
    about: 'Postgres 15 or newer; absent: the embedded Postgres is used',
    example: 'postgres://ia:password@127.0.0.1:5432/ia',
    optional: true,
    requiredInProduction: true,
  },
  POSTGRES_PORT: {
    schema: port,
    about: 'port of the embedded Postgres',
    example: '54320',
    fallback: '54320',
  },
  DIRECTUS_PORT: {
    schema: port,
    about: 'port of Directus',
    example: '8055',
    fallback: '8055',
  },
  PORTAL_PORT: {
    schema: port,
    about: 'port of the portal',
    example: '3000',
    fallback: '3000',
  },
  LISTEN_HOST: {
    schema: z.string().min(1),
    about: 'address Directus and the portal listen on',
    example: '127.0.0.1',
    fallback: '127.0.0.1',
  },
  PUBLIC_URL: {
    schema: z.url(),
    about: 'address of Directus as browsers see it',
    example: 'https://app.agence.example.com',
    optional: true,
    requiredInProduction: true,
  },
  PORTAL_URL: {
    schema: z.url(),
    about: 'address of the portal as browsers see it',
    example: 'https://portail.agence.example.com',
    optional: true,
    requiredInProduction: true,
  },
  DIRECTUS_URL: {
    schema: z.url(),
    about: 'address at which the portal and the scripts reach Directus inside the network',
    example: 'http://directus:8055',
    optional: true,
  },
  SECRET: {
    schema: secret,
    about: 'signs the sessions of Directus',
    example: 'openssl rand -hex 32',
    generated: true,
    requiredInProduction: true,
    reaches: ['directus'],
  },
  FILES_KEY: {
    schema: filesKey,
    about:
      'wraps the data keys of the stored files and seals the secrets of sources (AES-256-GCM); losing it loses both',
    example: 'openssl rand -hex 32',
    generated: true,
    requiredInProduction: true,
    reaches: ['directus'],
  },
  PORTAL_SESSION_PASSWORD: {
    schema: secret,
    about: 'seals the session cookie of the portal',
    example: 'openssl rand -hex 32',
    generated: true,
    requiredInProduction: true,
  },
  ADMIN_EMAIL: {
    schema: z.email(),
    about: 'first administrator, created on an empty database',
    example: 'admin@agence.example.com',
    fallback: 'admin@ia-infinity.example.com',
    requiredInProduction: true,
    reaches: ['directus'],
  },
  ADMIN_PASSWORD: {
    schema: z.string().min(12, 'at least 12 characters'),
    about: 'password of the first administrator',
    example: 'a long sentence of your own',
    generated: true,
    requiredInProduction: true,
    reaches: ['directus'],
  },
  DEMO_PASSWORD: {
    schema: z.string().min(12, 'at least 12 characters'),
    about: 'password of every demo user (demo profile only); absent: drawn and printed',
    example: 'une phrase de passe longue',
    generated: true,
  },
  PROJECT_OWNER: {
    schema: z.email(),
    about: 'who answers for this Directus project under its licence; never answered for you',
    example: 'direction@agence.example.com',
    optional: true,
    reaches: ['directus'],
  },
  JOBS: {
    schema: z.enum(['off', 'only', 'all']),
    about: 'background jobs of this process: off (web), only (worker), all (single process)',
    example: 'all',
    fallback: 'all',
  },
  STORAGE_ROOT: {
    schema: z.string().min(1),
    about: 'folder of the uploaded files, encrypted; absent: DATA_DIR/files',
    example: './.data/files',
    optional: true,
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }),
    about: 'needed as soon as two Directus processes share a database',
    example: 'redis://redis:6379',
    optional: true,
  },
  TRUST_PROXY: {
    schema: flag,
    about: 'true behind your own reverse proxy',
    example: 'true',
    fallback: 'false',
  },
  LOG_LEVEL: {
    schema: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']),
    about: 'how much Directus writes to its log',
    example: 'warn',
    fallback: 'warn',
    reaches: ['directus'],
  },
  PRESSURE_MAX_DELAY_MS: {
    schema: z.coerce.number().int().min(100).max(60_000),
    about: 'milliseconds a process may run late before it answers 503 to what comes next',
    example: '1000',
    fallback: '1000',
  },
  OUTBOUND_ALLOW_HOSTS: {
    schema: z.string().regex(/^[\w.:,\s-]*$/, 'names or addresses separated by commas'),
    about:
      'hosts inside your network that providers may be reached at (a mail server, an n8n), separated by commas; all others inside it are refused',
    example: 'mail.intranet.example.com,10.0.0.12',
    fallback: '',
    reaches: ['directus'],
  },
} as const satisfies Record<string, Variable>;
