import { expect, it } from 'vitest';
import { englishBeside } from './words-in-english.ts';

it('puts the English word beside the French one, where there is one', () => {
  const found = [
    { label: 'Gagné', label_en: 'Won' },
    { label: 'Perdu', label_en: null },
    { label: null, label_en: 'Lost' },
  ];
  expect([...englishBeside(found, 'label')]).toEqual([['Gagné', 'Won']]);
});
