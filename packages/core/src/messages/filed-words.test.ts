import { expect, it } from 'vitest';
import { filedText } from './filed-words.ts';

it('says in the language asked what the platform files of people', () => {
  expect(filedText('whatsappFrom', 'fr', 'Zoé $& Martin')).toBe('WhatsApp de Zoé $& Martin');
  expect(filedText('whatsappFrom', 'en', 'Zoé')).toBe('WhatsApp from Zoé');
});

it('leaves no gap where a value is missing', () => {
  expect(filedText('whatsappUser', 'fr')).toBe('Utilisateur WhatsApp');
});
