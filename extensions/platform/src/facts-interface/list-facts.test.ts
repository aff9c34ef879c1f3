import { expect, it } from 'vitest';
import { FACTS_MAX, listFacts } from './list-facts.ts';

const known = new Map([['amount', { name: 'Montant HT', isMoney: true }]]);
const linesOf = (value: unknown) =>
  listFacts(value, 'fr', (key) => known.get(key)).map(
    ({ name, text, depth }) =>
      `${'  '.repeat(depth)}${name}${text === null ? '' : ` : ${text.replaceAll(/\s/g, ' ')}`}`,
  );

it('says keys in words, or by their label, and values as people read them', () => {
  expect(
    linesOf({
      amount: '120050',
      hours: 1200.5,
      companySize: '10-50',
      is_client: true,
      since: '2026-03-01',
      note: '',
    }),
  ).toEqual([
    'Montant HT : 1 200,50 €',
    'Hours : 1 200,5',
    'Company size : 10-50',
    'Is client : oui',
    'Since : 1 mars 2026',
    'Note : —',
  ]);
});

it('puts what belongs together under its name', () => {
  expect(
    linesOf({ before: { stage: 'audit' }, rows: [{ a: 1 }, { a: 2 }], tags: ['x', 'y'] }),
  ).toEqual([
    'Before',
    '  Stage : audit',
    'Rows',
    '  Ligne 1',
    '    A : 1',
    '  Ligne 2',
    '    A : 2',
    'Tags : x, y',
  ]);
});

it('shows a bare value, nothing for nothing, and never more than it may', () => {
  expect(linesOf('texte')).toEqual([' : texte']);
  expect(linesOf(null)).toEqual([]);
  const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`);
  expect(listFacts(deep, 'fr', () => undefined).length).toBeLessThan(10);
  const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, key) => [`k${key}`, key]));
  expect(listFacts(wide, 'fr', () => undefined)).toHaveLength(FACTS_MAX);
});
