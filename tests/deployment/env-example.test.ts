import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings, SettingsError, VARIABLES } from '../../directus.config.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { COMPOSE_ONLY } from './compose-only.ts';

type Known = { readonly about: string; readonly example: string; readonly fallback?: string };
type Line = { readonly comment: string; readonly isActive: boolean; readonly value: string };

const KNOWN: Readonly<Record<string, Known>> = { ...VARIABLES, ...COMPOSE_ONLY };

/** Each variable with the comment right above it; a name written twice is an error of the file. */
function readExample(): Map<string, Line> {
  const lines = readFileSync(join(ROOT, '.env.example'), 'utf8').split('\n');
  const entries = new Map<string, Line>();
  for (const [index, line] of lines.entries()) {
    const match = /^(# )?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
    if (!match) continue;
    const [, hash, name = '', value = ''] = match;
    if (entries.has(name)) throw new Error(`${name} stands twice in .env.example`);
    const comment = (lines[index - 1] ?? '').replace(/^# /, '');
    entries.set(name, { comment, isActive: hash === undefined, value });
  }
  return entries;
}

function missingInProduction(): string[] {
  try {
    parseSettings({ PROFILE: 'production' });
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map((problem) => problem.split(' ')[0] ?? '');
    throw error;
  }
  return [];
}

describe('.env.example', () => {
  const example = readExample();

  it('names every variable of the settings and of the compose file, and no other', () => {
    expect([...example.keys()].sort()).toEqual(Object.keys(KNOWN).sort());
  });

  it('explains each variable in the words of the settings', () => {
    for (const [name, line] of example) {
      const known = KNOWN[name];
      expect([known?.about, `${known?.about} (e.g. ${known?.example})`], name).toContain(
        line.comment,
      );
    }
  });

  it('leaves empty, to be filled in, what has no value of its own', () => {
    for (const [name, line] of example) {
      if (line.isActive) expect(line.value, name).toBe('');
      else expect(line.value, name).toBe(KNOWN[name]?.fallback ?? KNOWN[name]?.example);
    }
  });

  it('asks for everything production refuses to start without', () => {
    const active = [...example].filter(([, line]) => line.isActive).map(([name]) => name);
    const required = missingInProduction();
    expect(required.length).toBeGreaterThan(5);
    expect(active).toEqual(expect.arrayContaining(required));
  });

  it('starts the demo profile when it is copied as it is', () => {
    const given = Object.fromEntries(
      [...example].filter(([, line]) => line.isActive).map(([name, line]) => [name, line.value]),
    );
    const drawn = { SECRET: 's'.repeat(32), PORTAL_SESSION_PASSWORD: 'p'.repeat(32) };
    const settings = parseSettings({
      ...given,
      ...drawn,
      FILES_KEY: '0'.repeat(64),
      ADMIN_PASSWORD: 'twelve letters',
      DEMO_PASSWORD: 'twelve letters',
    });
    expect(settings.PROFILE).toBe('demo');
    expect(settings.DATABASE_URL).toBeUndefined();
  });
});
