import { expect, it } from 'vitest';
import { fillText } from './fill-text.ts';

const greeting = { fr: 'Bonjour « {name} » !', en: 'Hello “{name}”!' };

it('a text has its places filled, and what is not known is left to be seen', () => {
  expect(fillText(greeting, 'en', { name: 'Ana' })).toBe('Hello “Ana”!');
  expect(fillText(greeting, 'en')).toBe('Hello “{name}”!');
});

it('French signs do not start a line', () => {
  expect(fillText(greeting, 'fr', { name: 'Ana' })).toBe('Bonjour «\u00a0Ana\u00a0»\u00a0!');
});
