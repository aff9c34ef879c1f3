import { describe, expect, it } from 'vitest';
import en from './locales/en.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };

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

  it('follow French typography: no plain space before a double sign, no straight apostrophe', () => {
    for (const [key, text] of flatten(fr)) {
      expect(text, key).not.toMatch(/ [:;!?»]|« |'/);
    }
  });
});
