import { describe, expect, it } from 'vitest';
import {
  directusEnvironment,
  parseSettings,
  publicAddresses,
  SettingsError,
  VARIABLES,
  type VariableName,
} from '../../directus.config.ts';

const PRODUCTION: Readonly<Record<string, string>> = {
  PROFILE: 'production',
  DATABASE_URL: 'postgres://ia:secret@db.agence.example.com:5432/ia',
  PUBLIC_URL: 'https://app.agence.example.com',
  PORTAL_URL: 'https://portail.agence.example.com',
  SECRET: 'a-secret-of-at-least-32-characters-long',
  FILES_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  PORTAL_SESSION_PASSWORD: 'another-secret-of-at-least-32-characters',
  ADMIN_EMAIL: 'direction@agence.example.com',
  ADMIN_PASSWORD: 'une phrase de passe longue',
  SMTP_HOST: 'smtp.agence.example.com',
  MAIL_FROM: 'Agence <bonjour@agence.example.com>',
};

const REQUIRED = Object.keys(PRODUCTION).filter((name) => name !== 'PROFILE') as VariableName[];

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings in production', () => {
  it('accepts a complete environment', () => {
    const settings = parseSettings(PRODUCTION);
    expect(settings.PROFILE).toBe('production');
    expect(settings.DIRECTUS_PORT).toBe(8055);
    expect(settings.DEMO_PASSWORD).toBeUndefined();
  });

  it.each(REQUIRED)('names %s, with an example, when it is missing or empty', (name) => {
    const { [name]: _, ...rest } = PRODUCTION;
    for (const environment of [rest, { ...rest, [name]: '' }]) {
      const [problem, ...others] = problemsOf(environment);
      expect(others).toEqual([]);
      expect(problem).toContain(`${name} is missing: ${VARIABLES[name].about}`);
      expect(problem).toContain(`Example: ${name}=${VARIABLES[name].example}`);
    }
  });

  const WRONG: Readonly<Partial<Record<VariableName, string>>> = {
    PROFILE: 'prod',
    DATABASE_URL: 'mysql://ia@localhost/ia',
    PUBLIC_URL: 'app.agence.example.com',
    PORTAL_URL: 'not an address',
    DIRECTUS_PORT: '80550',
    PORTAL_PORT: 'three thousand',
    SECRET: 'too short',
    FILES_KEY: 'not hexadecimal, although it is long enough to be a key of sixty-four',
    PORTAL_SESSION_PASSWORD: 'short',
    ADMIN_EMAIL: 'direction',
    ADMIN_PASSWORD: 'admin',
    PROJECT_OWNER: 'somebody',
    JOBS: 'yes',
    SMTP_PORT: '-1',
    SMTP_SECURE: 'oui',
    REDIS_URL: 'http://redis:6379',
    TRUST_PROXY: '1',
    LOG_LEVEL: 'verbose',
  };

  it.each(Object.entries(WRONG))('names %s, with an example, when it is %s', (name, value) => {
    const [problem, ...others] = problemsOf({ ...PRODUCTION, [name]: value });
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^${name} is not usable: .+ Example: ${name}=.+`));
  });

  it('tells everything that is wrong at once', () => {
    const { SECRET, FILES_KEY, ...rest } = PRODUCTION;
    const problems = problemsOf({ ...rest, DIRECTUS_PORT: 'x' });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'DIRECTUS_PORT',
      'SECRET',
      'FILES_KEY',
    ]);
  });

  it('never prints the value of a secret', () => {
    const value = 'hunter2-hunter2';
    const problems = problemsOf({ ...PRODUCTION, SECRET: value, FILES_KEY: value });
    expect(problems).toHaveLength(2);
    expect(problems.join('\n')).not.toContain(value);
  });
});

describe('settings of every profile', () => {
  it('has no fallback for what is drawn', () => {
    const drawn = Object.entries(VARIABLES).filter(([, variable]) => 'generated' in variable);
    expect(drawn.length).toBeGreaterThan(3);
    for (const [name, variable] of drawn) expect('fallback' in variable, name).toBe(false);
  });

  it('gives the child process the addresses as browsers see them and secure cookies behind https', () => {
    const settings = parseSettings(PRODUCTION);
    const environment = directusEnvironment(settings, {
      port: 8055,
      databaseUrl: 'postgres://ia@localhost/ia',
      extensionsPath: 'extensions',
      packagePath: 'empty',
      migrationsPath: 'migrations',
      storageRoot: 'files',
      emptyConfigPath: 'none.env',
      tempPath: '/data/temp',
      jobs: 'off',
      modelIsEditable: false,
    });
    expect(publicAddresses(settings).portal).toBe('https://portail.agence.example.com');
    expect(environment).toMatchObject({
      PUBLIC_URL: 'https://app.agence.example.com',
      SESSION_COOKIE_SECURE: 'true',
      CACHE_SCHEMA_FREEZE_ENABLED: 'true',
      TELEMETRY: 'false',
      CORS_ENABLED: 'false',
      TUS_ENABLED: 'false',
    });
    expect(environment).not.toHaveProperty('PROJECT_OWNER');
  });
});
