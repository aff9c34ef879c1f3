import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choicesIn } from '../../migrations/lib/checks.mjs';
import { ROOT } from './paths.ts';

/** What Directus takes of MIGRATIONS_PATH (api/database/migrations/run): the folder `lib` is none. */
const files = readdirSync(join(ROOT, 'migrations')).filter(
  (name) => name.includes('-') && /\.(c|m)?js$/.test(name),
);
/** Directus keeps and sorts them by what stands before the first dash. */
const versionOf = (name: string) => name.split('-')[0] ?? '';
const lettered = files.filter((name) => /^\d{8}[A-Z]-/.test(name));
const others = files.filter((name) => !lettered.includes(name));

test('the migrations of letters are those that have run in databases already', () => {
  expect(lettered).toHaveLength(22);
  expect(lettered.at(-1)).toBe('20261123K-primary-email.mjs');
});

test('a later one is named YYYYMMDDHHMM-<area>-<what>.mjs and runs after them', () => {
  for (const name of others) {
    expect(name).toMatch(/^\d{12}-[a-z]+(-[a-z0-9]+)+\.mjs$/);
    expect(versionOf(name) > versionOf(lettered.at(-1) ?? ''), name).toBe(true);
  }
});

test('no two have the same version', () => {
  expect(new Set(files.map(versionOf)).size).toBe(files.length);
});

test.each([
  [`CHECK ((kind = ANY (ARRAY['form'::text, 'l''an'::text])))`, ['form', `l'an`]],
  [
    `CHECK (((kind)::text = ANY ((ARRAY['form'::character varying, 'mail_box'::character varying])::text[])))`,
    ['form', 'mail_box'],
  ],
  [`CHECK ((kind = 'form'::text))`, ['form']],
])('the values of %s are read', (definition, values) => {
  expect(choicesIn(definition, 'kind')).toEqual(values);
});

test.each([
  `CHECK (((kind = 'form'::text) OR (name IS NOT NULL)))`,
  `CHECK ((lower(kind) = ANY (ARRAY['form'::text])))`,
  `CHECK ((other = ANY (ARRAY['form'::text])))`,
])('what is no plain list of that column is not rewritten: %s', (definition) => {
  expect(() => choicesIn(definition, 'kind')).toThrow('No plain list');
});
