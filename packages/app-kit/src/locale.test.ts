import { describe, expect, it } from 'vitest';
import { localeOf } from './locale.ts';

describe('the language of our screens', () => {
  it.each([
    ['fr-FR', 'fr'],
    ['fr-CA', 'fr'],
    ['en-GB', 'en'],
    ['de-DE', 'en'],
    ['', 'fr'],
    [null, 'fr'],
    [undefined, 'fr'],
  ])('for %s is %s', (language, expected) => {
    expect(localeOf(language)).toBe(expected);
  });
});
