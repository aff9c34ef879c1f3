import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROUTE_LINES } from './route-lines.ts';
import { keyOf, ROUTES } from './routes.ts';

const keys = ROUTES.map(keyOf);

it('every route of ours has a line of attack', () => {
  const missing = keys.filter((key) => !ROUTE_LINES[key]);
  expect(missing, 'routes without a line in tests/access/route-lines.ts').toEqual([]);
});

it('no line is of a route that is gone, no route is declared twice', () => {
  expect(Object.keys(ROUTE_LINES).filter((key) => !keys.includes(key))).toEqual([]);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

it('whoever may use a route is seen to, by the suite or by a test that exists', () => {
  const tests = Object.values(ROUTE_LINES).flatMap(({ works }) =>
    typeof works === 'string' ? [works] : [],
  );
  const root = join(import.meta.dirname, '../..');
  expect([...new Set(tests)].filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it('the routes open to everybody are these, and no others', () => {
  const open = ROUTES.filter(({ who }) => who.startsWith('everybody'));
  expect(open.map(keyOf)).toEqual([
    'GET /crm/unsubscribe/:token',
    'POST /crm/unsubscribe/:token',
    'POST /platform/auth/link',
    'POST /platform/auth/link/consume',
    'GET /platform/mails',
    'GET /platform/mails/:id',
    'GET /inbound/:key/:token',
    'POST /inbound/:key/:token',
  ]);
});
