import { join } from 'node:path';
import { type LoadedSettings, parseSettings } from '../../directus.config.ts';
import { ROOT } from '../../scripts/lib/paths.ts';

export const TEST_DATA_DIR = join(ROOT, '.data', 'tests');
/** Compiled code of Directus, written by the first process under test for those after it. */
export const COMPILE_CACHE = join(TEST_DATA_DIR, 'compile-cache');
export const ADMIN_EMAIL = 'admin@ia-infinity.example.com';
export const PASSWORD = 'correct horse battery staple';

/** Settings of a platform under test; nothing is read from `.env` or the caller's environment. */
export function testSettings(overrides: Readonly<Record<string, string>> = {}): LoadedSettings {
  return parseSettings({
    PROFILE: 'demo',
    DATA_DIR: TEST_DATA_DIR,
    SECRET: 'tests-only-secret-of-at-least-32-characters',
    FILES_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
    PORTAL_SESSION_PASSWORD: 'tests-only-session-password-32-characters',
    ADMIN_EMAIL,
    ADMIN_PASSWORD: PASSWORD,
    DEMO_PASSWORD: PASSWORD,
    LOG_LEVEL: 'warn',
    // Counterparts of providers listen on this address; `localhost` stays refused, as in production.
    OUTBOUND_ALLOW_HOSTS: '127.0.0.1',
    ...overrides,
  });
}
