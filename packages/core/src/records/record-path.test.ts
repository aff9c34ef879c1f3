import { expect, it } from 'vitest';
import { recordPath } from './record-path.ts';

it.each([
  ['invoices', 'i', '/content/invoices/i'],
  ['deals', 'd', '/pipeline?deal=d'],
  ['leads', 'l', '/leads?lead=l'],
  ['inbound_events', 'e', '/inbound/e'],
  ['directus_users', 'u', '/users/u'],
  ['directus_files', 'f', '/files/f'],
  ['accounts', '../a', '/content/accounts/..%2Fa'],
  ['directus_permissions', 'p', null],
  ['toString', 'x', '/content/toString/x'],
])('a record of %s is read where people read it', (collection, id, path) => {
  expect(recordPath(collection, id)).toBe(path);
});
