import { expect, it } from 'vitest';
import type { TargetField } from '../contract.ts';
import { fieldItems } from './field-items.ts';

const field = (name: string, label: string, required = false): TargetField => ({
  field: name,
  label,
  as: 'text',
  required,
});

it('a column may go to every field that is not taken, the required ones first', () => {
  const words = {
    ignored: 'Ignorer',
    required: 'Obligatoires',
    others: 'Autres',
    taken: (label: string) => `${label} (pris)`,
  };
  const fields = [field('phone', 'Téléphone'), field('city', 'Ville'), field('name', 'Nom', true)];
  const items = fieldItems(fields, new Set(['city']), words, 'fr');
  expect(items.map(({ text, disabled }) => `${disabled ? '× ' : ''}${text}`)).toEqual([
    'Ignorer',
    '× Obligatoires',
    'Nom — texte',
    '× Autres',
    'Téléphone — texte',
    '× Ville (pris) — texte',
  ]);
});
