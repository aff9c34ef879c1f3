import { describe, expect, test } from 'vitest';
import { plainHeader } from './plain-header.ts';
import { type SuggestedField, suggestMapping } from './suggest-mapping.ts';

const field = (name: string, as: SuggestedField['as'] = 'text', label = name): SuggestedField => ({
  field: name,
  label,
  as,
});
const LEADS = [
  field('number', 'text', 'Numéro'),
  field('first_name', 'text', 'Prénom'),
  field('last_name', 'text', 'Nom'),
  field('company_name', 'text', 'Société'),
  field('email', 'email', 'E-mail'),
  field('phone', 'phone', 'Téléphone'),
  field('owner', 'owner', 'Responsable'),
  field('status', 'choice', 'Statut'),
];
const DEALS = [
  field('name', 'text', 'Nom'),
  field('amount', 'amount', 'Montant HT'),
  field('stage', 'choice', 'Étape'),
  field('expected_close_on', 'date', 'Clôture prévue'),
];

describe('what the columns of a file could be', () => {
  test('is read from their names, French or English, however they are written', () => {
    const header = [
      'Nom de l’entreprise',
      'E-MAIL ',
      'Tél.',
      'First Name',
      'NOM',
      'Propriétaire',
      'Humeur',
    ];
    expect(suggestMapping({ collection: 'leads', fields: LEADS, header })).toMatchObject({
      target: 'leads',
      columns: {
        'Nom de l’entreprise': 'company_name',
        'E-MAIL': 'email',
        'Tél.': 'phone',
        'First Name': 'first_name',
        NOM: 'last_name',
        Propriétaire: 'owner',
      },
      score: 0.86,
    });
  });

  test('depends on what the file is to become', () => {
    const header = ['Affaire', 'Montant HT (€)', 'Étape', 'Date de clôture'];
    expect(suggestMapping({ collection: 'deals', fields: DEALS, header }).columns).toEqual({
      Affaire: 'name',
      'Montant HT (€)': 'amount',
      Étape: 'stage',
      'Date de clôture': 'expected_close_on',
    });
  });

  test('gives one field to one column: the first that asks', () => {
    const header = ['Mail', 'E-mail'];
    const { columns } = suggestMapping({ collection: 'leads', fields: LEADS, header });
    expect(columns).toEqual({ Mail: 'email' });
  });
});

describe('the identifier of the rows', () => {
  const key = (header: readonly string[], ...sample: readonly (readonly string[])[]) =>
    suggestMapping({ collection: 'leads', fields: LEADS, header, sample }).key;

  test('is the column that is named like one', () => {
    expect(key(['Nom', 'Référence'], ['a', '1'], ['b', '2'])).toBe('Référence');
    expect(key(['Nom', 'Prospect ID'], ['a', '1'], ['b', '2'])).toBe('Prospect ID');
  });

  test('is not one that repeats or is empty; an e-mail then does', () => {
    expect(key(['Id', 'Mail'], ['1', 'a@b.fr'], ['1', 'c@d.fr'])).toBe('Mail');
    expect(key(['Id', 'Mail'], ['', 'a@b.fr'], ['1', 'a@b.fr'])).toBeNull();
  });
});

test('a header is compared without accents, case, units or marks', () => {
  expect(plainHeader('  N° de Téléphone (pro) ')).toBe('numero de telephone');
  expect(plainHeader('CHIFFRE D’AFFAIRES')).toBe('chiffre d affaires');
});
