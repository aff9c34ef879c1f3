import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { happeningText, recipientText } from '@ia/core/messages/happenings';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/lib/paths.ts';

const SOURCES = ['extensions/*/src/**/*.ts', 'packages/*/src/**/*.ts', 'migrations/*.mjs'];
const nobody = () => null;

function foundIn(pattern: RegExp): string[] {
  const files = SOURCES.flatMap((glob) => globSync(glob, { cwd: ROOT }));
  const names = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(pattern)])
    .map(([, name = '']) => name);
  return [...new Set(names)];
}

it.each([
  { what: 'audited action', pattern: /\baction: '([a-z_]+\.[a-z_]+)'/g },
  { what: 'event somebody listens to', pattern: /\bon: '([a-z_]+\.[a-z_]+)'/g },
  { what: 'event a migration tells', pattern: /emit_event\(\s*'([a-z_]+\.[a-z_]+)'/g },
])('every $what has a name people read', ({ pattern }) => {
  const names = foundIn(pattern);
  expect(names.length).toBeGreaterThan(2);
  expect(names.filter((name) => happeningText(name, 'fr', nobody) === name)).toEqual([]);
});

it('every job that listens to an event has a name people read', () => {
  const jobs = foundIn(/name: '([a-z]+\.[a-z-]+)',\s*on:/g);
  expect(jobs.length).toBeGreaterThan(2);
  expect(jobs.filter((name) => recipientText(name, 'en') === name)).toEqual([]);
});
