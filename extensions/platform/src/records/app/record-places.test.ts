import type { Api } from '@ia/app-kit/contract-api';
import { readAnswer } from '@ia/app-kit/read-answer';
import { expect, it } from 'vitest';
import { findPlace, placesOf } from './record-places.ts';

it('leads to records that are there and have a page', () => {
  const kept = [
    { subject_id: 'a', subject_collection: 'invoices' },
    { subject_id: 'b', subject_collection: 'deals' },
    { subject_id: 'c', subject_collection: 'directus_permissions' },
    { subject_id: 'd', subject_collection: null },
    { subject_id: 'e', subject_collection: 'accounts' },
    { subject_id: 'f', subject_collection: 'directus_users' },
    { subject_id: 'f', subject_collection: 'account_members' },
  ];
  expect([...placesOf(kept, 'subject_id', [{ subject_id: 'e' }])]).toEqual([
    ['a', '/content/invoices/a'],
    ['b', '/pipeline?deal=b'],
    ['f', '/users/f'],
  ]);
});

it('asks once for all cells that are drawn together', async () => {
  const asked: string[] = [];
  const get: Api['get'] = (path, contract) => {
    asked.push(path);
    const found = [{ subject: 'a', subject_collection: 'leads', count: { id: 1 } }];
    return readAnswer(path, contract, { data: path === '/items/outbox_events' ? found : [] });
  };
  const api = { get } as Api;
  const log = { collection: 'outbox_events', field: 'subject' };
  expect(await Promise.all(['a', 'b', 'a'].map((id) => findPlace(api, log, id)))).toEqual([
    '/leads?lead=a',
    null,
    '/leads?lead=a',
  ]);
  expect(asked).toEqual(['/items/outbox_events', '/items/audit_log']);
});
