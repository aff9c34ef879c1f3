import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, cleanText } from './clean-text.ts';

describe('a name', () => {
  test.each([
    ['  Société   Générale ', 'Société Générale'],
    ['Marge < 10 % & > 5 %', 'Marge < 10 % & > 5 %'],
    ['a\u0007b\tc\nd', 'a b c d'],
    ['e\u0301', 'é'],
    ['admin\u202egnp', 'admingnp'],
    ['I <3 IA', 'I <3 IA'],
  ])('%j is kept as %j', (text, name) => {
    expect(cleanName(text, 'name')).toBe(name);
  });

  test.each([
    '<script>alert(1)</script>',
    'Nom <b>gras</b>',
    'x</p>',
    '<!-- -->',
    '<img src=x onerror=alert(1)',
    '<\u200bscript>',
    '<\u200db>',
  ])('%j carries markup and is refused', (text) => {
    expect(() => cleanName(text, 'name')).toThrow(
      expect.objectContaining({ code: 'TEXT_HAS_MARKUP', details: { field: 'name' } }),
    );
  });

  test.each(['caf\ufffd', '\ud800', 'a\udc00b', 'a\u0000b'])('%j is unreadable', (text) => {
    expect(() => cleanName(text, 'city')).toThrow(
      expect.objectContaining({ code: 'TEXT_INVALID_ENCODING', details: { field: 'city' } }),
    );
  });

  test('fits its column', () => {
    expect(cleanName('a'.repeat(255), 'name')).toHaveLength(255);
    expect(() => cleanName('a'.repeat(256), 'name')).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG' }),
    );
  });

  test('once clean it stays as it is, and never opens a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        let name: string;
        try {
          name = cleanName(text, 'name');
        } catch {
          return;
        }
        expect(cleanName(name, 'name')).toBe(name);
        expect(name).not.toMatch(/<[a-z]/i);
      }),
    );
  });
});

test('a text of several lines keeps its lines and loses its control characters', () => {
  expect(cleanText(' a\u0007\nb\tc ', 'notes')).toBe('a\nb\tc');
  expect(() => cleanText('\ufffd', 'notes')).toThrow(
    expect.objectContaining({ code: 'TEXT_INVALID_ENCODING' }),
  );
});
