import { describe, expect, it } from 'vitest';
import type { KeptMapping, TargetField } from '../contract.ts';
import { checkDraft } from './check-draft.ts';
import { isChanged, sourceName, toMapping } from './mapping-body.ts';
import {
  changeRule,
  chooseField,
  chooseKey,
  draftFrom,
  draftOf,
  dropMissing,
  emptyDraft,
} from './mapping-draft.ts';

const shipped: KeptMapping = {
  key: 'leads',
  name: 'Leads (fichier)',
  target: 'leads',
  columns: {
    Number: [{ field: 'number', as: 'text', max: 64, required: true }],
    Converted: [
      { field: 'status', as: 'choice', values: 'status', required: true },
      { field: 'closed_on', as: 'date', format: 'iso', when: { field: 'status', in: ['won'] } },
    ],
  },
  values: { status: { '0': 'new', '1': 'converted' } },
  options: { source: 'leads', key: 'Prospect ID', file: 'leads.csv', order: 50, leftover: 'more' },
};

const fields: readonly TargetField[] = [
  { field: 'last_name', label: 'Nom', as: 'text', required: true },
  { field: 'email', label: 'E-mail', as: 'email', required: false },
  { field: 'amount', label: 'Montant', as: 'amount', required: false },
  { field: 'born_on', label: 'Né le', as: 'date', required: false },
  { field: 'account', label: 'Compte', as: 'reference', required: false, collection: 'accounts' },
  {
    field: 'status',
    label: 'Statut',
    as: 'choice',
    required: false,
    choices: [{ value: 'new', label: 'Nouveau' }],
  },
];
const field = (name: string) => fields.find((candidate) => candidate.field === name) ?? null;
const context = { dateFormat: 'mdy' as const, sourcesOf: () => ['accounts'] };
const header = ['Prospect ID', 'Number', 'Converted', 'City'];

describe('a mapping laid over a file', () => {
  it('that fits is used as it is', () => {
    const draft = draftFrom(shipped, header);
    expect(draft.missing).toEqual([]);
    expect(isChanged(draft)).toBe(false);
    expect(checkDraft(draft, [])).toEqual([]);
  });

  it('keeps what the screen does not show: second fields, tables, options', () => {
    const draft = chooseField(draftFrom(shipped, header), 'City', field('last_name'), context);
    const saved = toMapping(draft, { key: 'leads', name: 'Leads (fichier)' });
    expect(isChanged(draft)).toBe(true);
    expect(saved.columns.Converted).toEqual(shipped.columns.Converted);
    expect(saved.values).toEqual(shipped.values);
    expect(saved.options).toEqual(shipped.options);
  });

  it('saved as another one claims neither the file nor the turn of its model', () => {
    const saved = toMapping(draftFrom(shipped, header), { name: 'Mes leads' });
    expect(saved).not.toHaveProperty('key');
    expect(saved.options).toEqual({ source: 'leads', key: 'Prospect ID', leftover: 'more' });
  });

  it('with another identifier is another source: its rows are other rows', () => {
    const draft = chooseKey(draftFrom(shipped, header), 'Number');
    expect(toMapping(draft, { name: 'Salon de Lyon' }).options.source).toBe('salon_de_lyon');
  });

  it('says which of its columns the file lacks, and keeps them until they are dropped', () => {
    const draft = draftFrom(shipped, ['Prospect ID', 'Number']);
    expect(checkDraft(draft, [])).toEqual([{ kind: 'missing', name: 'Converted' }]);
    expect(isChanged(draft)).toBe(false);
    const dropped = dropMissing(draft);
    expect(Object.keys(toMapping(dropped, { name: 'x' }).columns)).toEqual(['Number']);
    expect(isChanged(dropped)).toBe(true);
  });

  it('whose identifier the file lacks asks for another', () => {
    expect(checkDraft(draftFrom(shipped, ['Number', 'Converted']), [])).toContainEqual({
      kind: 'key',
    });
  });
});

describe('a new mapping', () => {
  const start = emptyDraft('leads', ['Ref', ' Nom ', 'Montant', 'Jour', 'Statut', '']);

  it('asks for a column, an identifier and the required fields', () => {
    expect(checkDraft(start, fields)).toEqual([{ kind: 'nothing' }]);
    const some = chooseField(start, 'Montant', field('amount'), context);
    expect(checkDraft(some, fields)).toEqual([{ kind: 'required', name: 'Nom' }, { kind: 'key' }]);
  });

  it('reads amounts in euros, days in the order of the file, links by where records came from', () => {
    const amount = chooseField(start, 'Montant', field('amount'), context);
    const day = chooseField(amount, 'Jour', field('born_on'), context);
    const link = chooseField(day, 'Ref', field('account'), context);
    const { columns } = toMapping(link, { name: 'x' });
    expect(columns.Montant).toEqual([
      { field: 'amount', as: 'amount', unit: 'unit', currency: 'EUR' },
    ]);
    expect(columns.Jour).toEqual([{ field: 'born_on', as: 'date', format: 'mdy' }]);
    expect(columns.Ref).toEqual([
      { field: 'account', as: 'reference', collection: 'accounts', source: 'accounts' },
    ]);
  });

  it('knows the choices of a field under their own names, and guesses no other', () => {
    const draft = chooseField(start, 'Statut', field('status'), context);
    expect(toMapping(draft, { name: 'x' }).values).toEqual({
      status: { new: 'new', Nouveau: 'new' },
    });
  });

  it('refuses two columns for one field', () => {
    const twice = chooseField(
      chooseField(chooseKey(start, 'Ref'), 'Nom', field('last_name'), context),
      'Statut',
      field('last_name'),
      context,
    );
    expect(checkDraft(twice, fields)).toEqual([{ kind: 'twice', name: 'Nom' }]);
  });

  it('takes a unit and a default, and gives them back', () => {
    const draft = chooseField(start, 'Montant', field('amount'), context);
    const cents = changeRule(draft, 'Montant', { unit: 'cent', default: '0' });
    const back = changeRule(cents, 'Montant', { unit: 'unit', default: undefined });
    expect(toMapping(cents, { name: 'x' }).columns.Montant?.[0]).toMatchObject({
      unit: 'cent',
      default: '0',
    });
    expect(toMapping(back, { name: 'x' })).toEqual(toMapping(draft, { name: 'x' }));
  });

  it('starts with the columns whose title says their field', () => {
    const columns = { Nom: 'last_name', Montant: 'amount', Jour: 'unknown' };
    const proposal = { target: 'leads', columns, key: 'Ref', score: 0.6 };
    const draft = draftOf(proposal, ['Ref', 'Nom', 'Montant', 'Jour'], fields, context);
    expect(checkDraft(draft, fields)).toEqual([]);
    expect(Object.keys(toMapping(draft, { name: 'x' }).columns)).toEqual(['Nom', 'Montant']);
  });

  it('leaves a column out again', () => {
    const draft = chooseField(start, 'Nom', field('last_name'), context);
    expect(toMapping(chooseField(draft, 'Nom', null, context), { name: 'x' }).columns).toEqual({});
  });
});

it.each([
  ['Salon de Lyon 2026', 'salon_de_lyon_2026'],
  ['  Été — prospects !', 'ete_prospects'],
  ['2026', 'fichier'],
])('the source of « %s » is %s', (name, source) => {
  expect(sourceName(name)).toBe(source);
});
