import { expect, it } from 'vitest';
import { formFields, mayUpdate, subjectOf, writableFields } from './deal-record.ts';

const fields = ['id', 'amount', 'name', 'stage'].map((field) => ({ field }));
const names = (found: readonly { field: string }[]) => found.map(({ field }) => field);

it('the form shows the fields asked for, in that order, that the person may write', () => {
  expect(names(formFields(fields, ['name', 'amount'], ['*']))).toEqual(['name', 'amount']);
  expect(names(formFields(fields, ['name', 'amount'], ['amount', 'stage']))).toEqual(['amount']);
  expect(formFields(fields, ['name'], writableFields(null))).toEqual([]);
});

it('what may be written is read from the permissions of the app', () => {
  expect(writableFields({ fields: ['name', 3, 'amount'] })).toEqual(['name', 'amount']);
});

it('a deal is changed only when the server says so', () => {
  expect(mayUpdate({ update: { access: true } })).toBe(true);
  expect(mayUpdate({ update: { access: false } })).toBe(false);
  expect(mayUpdate(undefined)).toBe(false);
});

it('a note is titled by its first line', () => {
  expect(subjectOf('  Rappelée ce matin.\nElle attend le devis.')).toBe('Rappelée ce matin.');
  expect(subjectOf('un deux trois quatre', 10)).toBe('un deux…');
  expect(subjectOf('aaaaaaaaaaaaaaaaaaaa', 10)).toBe('aaaaaaaaaa…');
});
