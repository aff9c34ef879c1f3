import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = (locale: string) => new URL(`./locales/${locale}/`, import.meta.url);
const files = (locale: string) => readdirSync(folder(locale)).sort();
const read = (locale: string) =>
  Object.fromEntries(
    files(locale).map((file) => [
      file,
      JSON.parse(readFileSync(new URL(file, folder(locale)), 'utf8')),
    ]),
  );
const [fr, en] = [read('fr'), read('en')];
const config = readFileSync(new URL('../nuxt.config.ts', import.meta.url), 'utf8');

const flatten = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(Object(value)).flatMap(([key, child]) => flatten(child, `${path}.${key}`));

const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g));

describe('the texts of the portal', () => {
  it('exist in French and in English, with the same values to fill in', () => {
    const english = new Map(flatten(en));
    expect([...english.keys()]).toEqual(flatten(fr).map(([key]) => key));
    for (const [key, text] of flatten(fr)) {
      expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
    }
  });

  it('are all loaded, and no two files speak of one key', () => {
    for (const file of files('fr')) expect(config).toContain(`'${file.replace('.json', '')}'`);
    const keys = Object.values(fr).flatMap((texts) => Object.keys(texts));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('follow French typography: no plain space before a double sign, no straight apostrophe', () => {
    for (const [key, text] of flatten(fr)) {
      expect(text, key).not.toMatch(/ [:;!?»]|« |'/);
    }
  });

  it.each(['project', 'milestone', 'task', 'deliverable', 'mission', 'workflow', 'invoice'])(
    'have a word for every status of a %s',
    (kind) => {
      const field = `../../snapshots/snapshot/fields/${kind}s/status.json`;
      const { meta } = JSON.parse(readFileSync(new URL(field, import.meta.url), 'utf8'));
      const statuses: { value: string }[] = meta.options.choices;
      const words = Object.keys(fr['records.json'].status[kind]);
      expect(words).toEqual(expect.arrayContaining(statuses.map(({ value }) => value)));
    },
  );
});
