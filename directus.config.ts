import { z } from 'zod';

/**
 * The one list of everything this installation can be told from outside. The start, the scripts,
 * the tests, `.env.example` and the compose file are all checked against it.
 */

const port = z.coerce.number().int().min(1).max(65535);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const secret = z.string().min(32, 'at least 32 characters');

export const PROFILES = ['demo', 'development', 'production'] as const;
export type Profile = (typeof PROFILES)[number];

type Variable = {
  readonly schema: z.ZodType;
  readonly about: string;
  readonly example: string;
  /** What the start assumes when the variable is absent; never set on a secret. */
  readonly fallback?: string;
  /** Outside production an absent secret is drawn once and kept in the data folder. */
  readonly generated?: true;
  /** Absent is a meaningful answer in every profile. */
  readonly optional?: true;
};

export const VARIABLES = {
  PROFILE: {
    schema: z.enum(PROFILES),
    about: 'demo (demo users and data), development (the model can be edited) or production',
    example: 'production',
    fallback: 'demo',
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
  },
  POSTGRES_PORT: {
    schema: port,
    about: 'port of the embedded Postgres',
    example: '54320',
    fallback: '54320',
  },
  DIRECTUS_PORT: { schema: port, about: 'port of Directus', example: '8055', fallback: '8055' },
  PORTAL_PORT: { schema: port, about: 'port of the portal', example: '3000', fallback: '3000' },
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
  },
  PORTAL_URL: {
    schema: z.url(),
    about: 'address of the portal as browsers see it',
    example: 'https://portail.agence.example.com',
    optional: true,
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
  },
  FILES_KEY: {
    schema: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    about:
      'wraps the data keys of the stored files and seals the secrets of sources (AES-256-GCM); losing it loses both',
    example: 'openssl rand -hex 32',
    generated: true,
  },
  PORTAL_SESSION_PASSWORD: {
    schema: secret,
    about: 'seals the session cookie of the portal',
    example: 'openssl rand -hex 32',
    generated: true,
  },
  ADMIN_EMAIL: {
    schema: z.email(),
    about: 'first administrator, created on an empty database',
    example: 'admin@agence.example.com',
    fallback: 'admin@ia-infinity.example.com',
  },
  ADMIN_PASSWORD: {
    schema: z.string().min(12, 'at least 12 characters'),
    about: 'password of the first administrator',
    example: 'a long sentence of your own',
    generated: true,
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
  },
  JOBS: {
    schema: z.enum(['off', 'only', 'all']),
    about: 'background jobs of this process: off (web), only (worker), all (single process)',
    example: 'all',
    fallback: 'all',
  },
  SMTP_HOST: {
    schema: z.string().min(1),
    about: 'mail server; required in production',
    example: 'smtp.agence.example.com',
    optional: true,
  },
  SMTP_PORT: { schema: port, about: 'port of the mail server', example: '587', fallback: '587' },
  SMTP_USER: {
    schema: z.string().min(1),
    about: 'login of the mail server',
    example: 'postmaster',
    optional: true,
  },
  SMTP_PASSWORD: {
    schema: z.string().min(1),
    about: 'password of the mail server',
    example: 'from your provider',
    optional: true,
  },
  SMTP_SECURE: {
    schema: flag,
    about: 'true: TLS from the first byte (port 465)',
    example: 'false',
    fallback: 'false',
  },
  MAIL_FROM: {
    schema: z.string().min(3),
    about: 'sender of every mail',
    example: 'IA Infinity <bonjour@agence.example.com>',
    fallback: 'IA Infinity <bonjour@ia-infinity.example.com>',
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
  },
  DATASETS_DIR: {
    schema: z.string().min(1),
    about: 'folder of the CSV files read by the import command and its tests',
    example: './datasets',
    optional: true,
  },
  IMPORT_MAX_MB: {
    schema: z.coerce.number().int().min(1).max(1024),
    about: 'largest file the imports take, in megabytes',
    example: '100',
    fallback: '100',
  },
  INBOUND_PER_MINUTE: {
    schema: z.coerce.number().int().min(1).max(10_000_000),
    about: 'deliveries one source may send in a minute to one process; more are answered 429',
    example: '1200',
    fallback: '1200',
  },
  PRESSURE_MAX_DELAY_MS: {
    schema: z.coerce.number().int().min(100).max(60_000),
    about: 'milliseconds a process may run late before it answers 503 to what comes next',
    example: '1000',
    fallback: '1000',
  },
  GOOGLE_API_URL: {
    schema: z.url(),
    about: 'address of the API of Google Sheets, for the sheets that are synchronised',
    example: 'https://sheets.googleapis.com',
    fallback: 'https://sheets.googleapis.com',
  },
  GOOGLE_TOKEN_URL: {
    schema: z.url(),
    about: 'where Google gives tokens to service accounts',
    example: 'https://oauth2.googleapis.com/token',
    fallback: 'https://oauth2.googleapis.com/token',
  },
  WHATSAPP_API_URL: {
    schema: z.url(),
    about: 'address of the WhatsApp Cloud API, for reminders',
    example: 'https://graph.facebook.com',
    fallback: 'https://graph.facebook.com',
  },
  NOTION_API_URL: {
    schema: z.url(),
    about: 'address of the API of Notion, for the tables that are synchronised',
    example: 'https://api.notion.com',
    fallback: 'https://api.notion.com',
  },
  LINKEDIN_API_URL: {
    schema: z.url(),
    about: 'address of the API of LinkedIn, for its lead forms',
    example: 'https://api.linkedin.com',
    fallback: 'https://api.linkedin.com',
  },
  OUTBOUND_ALLOW_HOSTS: {
    schema: z.string().regex(/^[\w.:,\s-]*$/, 'names or addresses separated by commas'),
    about:
      'hosts inside your network that providers may be reached at (a mail server, an n8n), separated by commas; all others inside it are refused',
    example: 'mail.intranet.example.com,10.0.0.12',
    fallback: '',
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
export type Settings = { [Name in VariableName]: z.output<(typeof VARIABLES)[Name]['schema']> };
/** Optional variables may be absent from the settings. */
export type LoadedSettings = Settings extends infer All
  ? { [Name in keyof All]: Name extends OptionalName ? All[Name] | undefined : All[Name] }
  : never;
type OptionalName = {
  [Name in VariableName]: (typeof VARIABLES)[Name] extends { optional: true } ? Name : never;
}[VariableName];

/** Raised with one line per faulty variable: its name, what is wrong, an example. */
export class SettingsError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

export const VARIABLE_NAMES = Object.keys(VARIABLES) as VariableName[];

const PRODUCTION_ONLY_REQUIRED: readonly VariableName[] = [
  'DATABASE_URL',
  'PUBLIC_URL',
  'PORTAL_URL',
  'SMTP_HOST',
  'MAIL_FROM',
  'ADMIN_EMAIL',
];

function missingProblem(name: VariableName): string {
  return `${name} is missing: ${VARIABLES[name].about}. Example: ${name}=${VARIABLES[name].example}`;
}

function readVariable(name: VariableName, raw: string | undefined, profile: Profile) {
  const variable: Variable = VARIABLES[name];
  const mustBeGiven =
    profile === 'production' &&
    (PRODUCTION_ONLY_REQUIRED.includes(name) || (variable.generated && name !== 'DEMO_PASSWORD'));
  const text = raw === '' || raw === undefined ? undefined : raw;
  if (text === undefined && mustBeGiven) return { problem: missingProblem(name) };
  const effective = text ?? variable.fallback;
  if (effective === undefined) {
    return variable.optional || profile === 'production' ? {} : { problem: missingProblem(name) };
  }
  const parsed = variable.schema.safeParse(effective);
  if (parsed.success) return { value: parsed.data };
  const reason = parsed.error.issues[0]?.message ?? 'invalid';
  return { problem: `${name} is not usable: ${reason}. Example: ${name}=${variable.example}` };
}

/**
 * Validates the environment of a profile.
 * @throws SettingsError naming every variable that is missing or wrong
 */
export function parseSettings(environment: Record<string, string | undefined>): LoadedSettings {
  const profileResult = VARIABLES.PROFILE.schema.safeParse(
    environment.PROFILE || VARIABLES.PROFILE.fallback,
  );
  const profile = profileResult.success ? profileResult.data : 'production';
  const problems: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const name of VARIABLE_NAMES) {
    const { value, problem } = readVariable(name, environment[name], profile);
    if (problem) problems.push(problem);
    settings[name] = value;
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return settings as LoadedSettings;
}

export type DirectusRole = {
  readonly port: number;
  readonly databaseUrl: string;
  readonly extensionsPath: string;
  /** Folder whose package.json lists the extensions loaded from npm; only the apply step needs one. */
  readonly packagePath: string;
  readonly migrationsPath: string;
  readonly storageRoot: string;
  readonly emptyConfigPath: string;
  readonly tempPath: string;
  readonly jobs: 'off' | 'only' | 'all';
  /** The apply step and the development profile change the model; everybody else runs it frozen. */
  readonly modelIsEditable: boolean;
};

/** Addresses as browsers see them, from the settings or the ports. */
export function publicAddresses(settings: LoadedSettings): { directus: string; portal: string } {
  return {
    directus: settings.PUBLIC_URL ?? `http://localhost:${settings.DIRECTUS_PORT}`,
    portal: settings.PORTAL_URL ?? `http://localhost:${settings.PORTAL_PORT}`,
  };
}

/**
 * MB of each half of the young generation where imports run: V8 lets it grow to twice as much, and an
 * import of 100,000 rows would then hold 55 MB more than one of 10,000 instead of 40.
 */
export const IMPORT_SEMI_SPACE_MB = 8;

/** The whole environment of one Directus process: nothing else reaches it but PATH and HOME. */
export function directusEnvironment(
  settings: LoadedSettings,
  role: DirectusRole,
): Record<string, string> {
  const addresses = publicAddresses(settings);
  const secure = addresses.portal.startsWith('https:');
  return {
    CONFIG_PATH: role.emptyConfigPath,
    HOST: settings.LISTEN_HOST,
    PORT: String(role.port),
    PUBLIC_URL: addresses.directus,
    PORTAL_URL: addresses.portal,
    PROFILE: settings.PROFILE,
    JOBS: role.jobs,
    ...(role.jobs === 'off'
      ? {}
      : { NODE_OPTIONS: `--max-semi-space-size=${IMPORT_SEMI_SPACE_MB}` }),
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: role.databaseUrl,
    SECRET: settings.SECRET,
    FILES_KEY: settings.FILES_KEY,
    ADMIN_EMAIL: settings.ADMIN_EMAIL,
    ADMIN_PASSWORD: settings.ADMIN_PASSWORD,
    ...(settings.PROJECT_OWNER ? { PROJECT_OWNER: settings.PROJECT_OWNER } : {}),
    TELEMETRY: 'false',
    AI_ENABLED: 'false',
    MCP_ENABLED: 'false',
    TEMP_PATH: role.tempPath,
    LOG_LEVEL: settings.LOG_LEVEL,
    LOG_STYLE: 'raw',
    EXTENSIONS_PATH: role.extensionsPath,
    EXTENSIONS_MUST_LOAD: 'true',
    PACKAGE_FILE_LOCATION: role.packagePath,
    MIGRATIONS_PATH: role.migrationsPath,
    CACHE_SCHEMA_FREEZE_ENABLED: String(!role.modelIsEditable),
    MODEL_EDITABLE: String(role.modelIsEditable),
    CACHE_ENABLED: 'false',
    STORAGE_LOCATIONS: 'local',
    STORAGE_LOCAL_DRIVER: 'local',
    STORAGE_LOCAL_ROOT: role.storageRoot,
    TUS_ENABLED: 'false',
    WEBSOCKETS_ENABLED: 'true',
    MAX_PAYLOAD_SIZE: '1mb',
    IMPORT_MAX_MB: String(settings.IMPORT_MAX_MB),
    INBOUND_PER_MINUTE: String(settings.INBOUND_PER_MINUTE),
    ...pressureEnvironment(settings),
    LINKEDIN_API_URL: settings.LINKEDIN_API_URL,
    OUTBOUND_ALLOW_HOSTS: settings.OUTBOUND_ALLOW_HOSTS,
    GOOGLE_API_URL: settings.GOOGLE_API_URL,
    GOOGLE_TOKEN_URL: settings.GOOGLE_TOKEN_URL,
    WHATSAPP_API_URL: settings.WHATSAPP_API_URL,
    NOTION_API_URL: settings.NOTION_API_URL,
    QUERY_LIMIT_MAX: '1000',
    CORS_ENABLED: 'false',
    ACCESS_TOKEN_TTL: '15m',
    SESSION_COOKIE_SECURE: String(secure),
    SESSION_COOKIE_SAME_SITE: 'lax',
    REFRESH_TOKEN_COOKIE_SECURE: String(secure),
    // The portal reaches Directus from this machine or the private network, and tells the visitor's address.
    IP_TRUST_PROXY: settings.TRUST_PROXY ? 'loopback,linklocal,uniquelocal' : 'loopback',
    ...mailEnvironment(settings),
    ...redisEnvironment(settings),
  };
}

/**
 * Only lateness stops requests: Directus measures the utilisation since its start, so that a long day
 * would count against a quiet minute.
 */
function pressureEnvironment(settings: LoadedSettings): Record<string, string> {
  return {
    PRESSURE_LIMITER_MAX_EVENT_LOOP_DELAY: String(settings.PRESSURE_MAX_DELAY_MS),
    PRESSURE_LIMITER_MAX_EVENT_LOOP_UTILIZATION: 'false',
    PRESSURE_LIMITER_RETRY_AFTER: '1',
  };
}

function mailEnvironment(settings: LoadedSettings): Record<string, string> {
  const from = { EMAIL_FROM: settings.MAIL_FROM, MAIL_FROM: settings.MAIL_FROM };
  if (!settings.SMTP_HOST) return { ...from, EMAIL_VERIFY_SETUP: 'false' };
  const smtp: Record<string, string | undefined> = {
    HOST: settings.SMTP_HOST,
    PORT: String(settings.SMTP_PORT),
    USER: settings.SMTP_USER,
    PASSWORD: settings.SMTP_PASSWORD,
    SECURE: String(settings.SMTP_SECURE),
  };
  const entries = Object.entries(smtp).filter((entry): entry is [string, string] => !!entry[1]);
  return {
    ...from,
    EMAIL_TRANSPORT: 'smtp',
    ...Object.fromEntries(
      entries.flatMap(([key, value]) => [
        [`SMTP_${key}`, value],
        [`EMAIL_SMTP_${key}`, value],
      ]),
    ),
  };
}

function redisEnvironment(settings: LoadedSettings): Record<string, string> {
  if (!settings.REDIS_URL) return {};
  return { REDIS: settings.REDIS_URL, SYNCHRONIZATION_STORE: 'redis', CACHE_STORE: 'redis' };
}

/** The whole environment of one portal process. */
export function portalEnvironment(settings: LoadedSettings): Record<string, string> {
  const addresses = publicAddresses(settings);
  return {
    NODE_ENV: 'production',
    HOST: settings.LISTEN_HOST,
    PORT: String(settings.PORTAL_PORT),
    NUXT_DIRECTUS_URL: settings.DIRECTUS_URL ?? `http://127.0.0.1:${settings.DIRECTUS_PORT}`,
    NUXT_SESSION_PASSWORD: settings.PORTAL_SESSION_PASSWORD,
    NUXT_PUBLIC_STAFF_URL: addresses.directus,
    NUXT_TRUST_PROXY: String(settings.TRUST_PROXY),
    NODE_OPTIONS: '--max-old-space-size=160',
  };
}
