import { expect, it } from 'vitest';
import { sayBoard } from './board-texts.ts';

it('a sentence is filled, with the no-break spaces of French', () => {
  expect(sayBoard('moved', 'fr', { name: 'Agent vocal', stage: 'Audit' })).toBe(
    '«\u00a0Agent vocal\u00a0» est passée à «\u00a0Audit\u00a0».',
  );
  expect(sayBoard('moved', 'en', { name: 'Voice agent', stage: 'Audit' })).toBe(
    '“Voice agent” moved to “Audit”.',
  );
});

it('a name that looks like a place is left alone', () => {
  expect(sayBoard('newDealIn', 'en', { stage: '{stage} $&' })).toContain('{stage} $&');
});
