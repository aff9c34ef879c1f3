import { expect, it } from 'vitest';
import { happeningText } from './happenings.ts';

const nameOf = (collection: string) => (collection === 'invoices' ? 'Factures' : null);

it('tells what happened in words', () => {
  expect(happeningText('lead.merged', 'fr', nameOf)).toBe('Leads fusionnés');
  expect(happeningText('lead.merged', 'en', nameOf)).toBe('Leads merged');
  expect(happeningText('task.waiting', 'fr', nameOf)).toBe('Élément attendu du client');
});

it('tells what was done to the rows of a table by its name', () => {
  expect(happeningText('invoices.read', 'fr', nameOf)).toBe('Factures : lecture');
  expect(happeningText('invoices.deleted', 'en', nameOf)).toBe('Factures: deleted');
  expect(happeningText('invoices.asked', 'fr', nameOf)).toBe('Factures : tri ou filtre');
  expect(happeningText('users.updated', 'fr', nameOf)).toBe('Utilisateurs : modification');
});

it('leaves a name nobody knows as it is', () => {
  expect(happeningText('moon.risen', 'fr', nameOf)).toBe('moon.risen');
  expect(happeningText('toString', 'fr', nameOf)).toBe('toString');
});
