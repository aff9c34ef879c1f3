import { expect, it } from 'vitest';
import { bounceReason } from './bounce-reason.ts';

it.each([
  ['5.1.1', 'L’adresse n’existe pas (5.1.1)'],
  ['5.1.10', 'L’adresse n’existe plus (5.1.10)'],
  ['5.2.2', 'La boîte est pleine (5.2.2)'],
  ['5.3.4', 'Le message est trop lourd (5.3.4)'],
  ['4.4.7', 'Le serveur de l’adresse est injoignable (4.4.7)'],
  ['5.7.1', 'Le serveur de l’adresse refuse nos messages (5.7.1)'],
  ['5.0.0', 'Le message n’a pas pu être remis (5.0.0)'],
  [null, 'Le message n’a pas pu être remis'],
])('%s is said as %s', (status, words) => {
  expect(bounceReason(status, 'fr')).toBe(words);
  expect(bounceReason(status, 'en')).toMatch(/^(?:The|Mail)/);
});
