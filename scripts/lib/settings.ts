import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import {
  type LoadedSettings,
  parseSettings,
  VARIABLES,
  type VariableName,
} from '../../directus.config.ts';
import { ROOT } from './paths.ts';

type Environment = Record<string, string | undefined>;

function readEnvFile(): Environment {
  const file = join(ROOT, '.env');
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

const isGenerated = (name: string) => 'generated' in VARIABLES[name as VariableName];

function drawSecret(name: string): string {
  return name.endsWith('PASSWORD') && name !== 'PORTAL_SESSION_PASSWORD'
    ? randomBytes(12).toString('base64url')
    : randomBytes(32).toString('hex');
}

/** Outside production, absent secrets are drawn once and kept, readable by their owner only. */
function drawMissingSecrets(environment: Environment, dataDir: string): Environment {
  const file = join(dataDir, 'secrets.json');
  const kept: Environment = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = Object.keys(VARIABLES).filter(
    (name) => isGenerated(name) && !environment[name] && !kept[name],
  );
  if (missing.length > 0) {
    for (const name of missing) kept[name] = drawSecret(name);
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  }
  return { ...kept, ...environment };
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/**
 * The settings of this run: the process environment wins over `.env`.
 * @throws SettingsError when a variable is missing or wrong
 */
export function loadSettings(overrides: Environment = {}): LoadedSettings {
  const given = {
    ...withoutEmpty(readEnvFile()),
    ...withoutEmpty(process.env),
    ...withoutEmpty(overrides),
  };
  const dataDir = resolve(ROOT, given.DATA_DIR ?? VARIABLES.DATA_DIR.fallback);
  const environment = given.PROFILE === 'production' ? given : drawMissingSecrets(given, dataDir);
  const settings = parseSettings(environment);
  return { ...settings, DATA_DIR: isAbsolute(settings.DATA_DIR) ? settings.DATA_DIR : dataDir };
}
