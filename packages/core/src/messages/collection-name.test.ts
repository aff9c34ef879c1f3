import { expect, it } from 'vitest';
import { collectionText } from './collection-name.ts';

const nameOf = (name: string) => (name === 'invoices' ? 'Factures' : null);

it.each([
  ['invoices', 'Factures'],
  ['directus_users', 'Utilisateurs'],
  ['mails', 'E-mails'],
  ['toString', 'toString'],
])('%s is called %s', (name, said) => expect(collectionText(name, 'fr', nameOf)).toBe(said));
