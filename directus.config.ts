import type { z } from 'zod';
import type { Profile, Variable } from './config/variable.ts';
import { crmVariables } from './config/variables/crm.ts';
import { intakeVariables } from './config/variables/intake.ts';
import { mailVariables } from './config/variables/mail.ts';
import { platformVariables } from './config/variables/platform.ts';

/**
 * The one list of everything this installation can be told from outside, area by area. The start,
 * the scripts, the tests, `.env.example` and the compose file are all checked against it.
 */
export const VARIABLES = {
  ...platformVariables,
  ...mailVariables,
  ...intakeVariables,
  ...crmVariables,
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

function missingProblem(name: VariableName): string {
  return `${name} is missing: ${VARIABLES[name].about}. Example: ${name}=${VARIABLES[name].example}`;
}

function readVariable(name: VariableName, raw: string | undefined, profile: Profile) {
  const variable: Variable = VARIABLES[name];
  const mustBeGiven = profile === 'production' && variable.requiredInProduction;
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
    ...handedTo('directus', settings),
    CONFIG_PATH: role.emptyConfigPath,
    HOST: settings.LISTEN_HOST,
    PORT: String(role.port),
    PUBLIC_URL: addresses.directus,
    PORTAL_URL: addresses.portal,
    JOBS: role.jobs,
    ...(role.jobs === 'off'
      ? {}
      : { NODE_OPTIONS: `--max-semi-space-size=${IMPORT_SEMI_SPACE_MB}` }),
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: role.databaseUrl,
    TELEMETRY: 'false',
    AI_ENABLED: 'false',
    MCP_ENABLED: 'false',
    TEMP_PATH: role.tempPath,
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
    ...pressureEnvironment(settings),
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

/** What a process takes under its own name; an absent variable stays absent. */
function handedTo(process: 'directus' | 'portal', settings: LoadedSettings) {
  const names = VARIABLE_NAMES.filter((name) => {
    const variable: Variable = VARIABLES[name];
    return variable.reaches?.includes(process) && settings[name] !== undefined;
  });
  return Object.fromEntries(names.map((name) => [name, String(settings[name])]));
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
  const from = { EMAIL_FROM: settings.MAIL_FROM };
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
    ...handedTo('portal', settings),
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
