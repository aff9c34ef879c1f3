import { expect, test } from 'vitest';
import { lateWords } from './use-late-words.ts';

const english: Readonly<Record<string, string>> = {
  note_deals_probability: 'In percent.',
  deals_currency_EUR: 'Euro',
  name: 'Name',
};

test('a bare key of a note or of a choice gets its words; what is no key of ours stays', () => {
  const withWords = lateWords((key) => english[key] ?? key);
  const choices = [
    { text: 'deals_currency_EUR', value: 'EUR' },
    { text: 'deals_currency_XXX', value: 'XXX' },
    { text: 'name', value: 'name' },
  ];
  const field = {
    field: 'currency',
    meta: { note: 'note_deals_probability', options: { choices, font: 'sans-serif' } },
  };
  expect(withWords(field)).toEqual({
    field: 'currency',
    meta: {
      note: 'In percent.',
      options: {
        choices: [
          { text: 'Euro', value: 'EUR' },
          { text: 'deals_currency_XXX', value: 'XXX' },
          { text: 'name', value: 'name' },
        ],
        font: 'sans-serif',
      },
    },
  });
  expect(withWords({ field: 'id', meta: null })).toEqual({ field: 'id', meta: null });
});
