import type { Accountability } from '@ia/directus-kit';
import { describe, expect, test } from 'vitest';
import { isQueryWrite, isUncheckedCount } from './refuse-query-writes.ts';

const asker = { admin: false } as Accountability;
const admin = { admin: true } as Accountability;
const probe = { type: 'items', action: 'delete', collection: 'projects', query: { filter: {} } };

describe('a change by WebSocket names its rows', () => {
  test.each([
    ['no name at all', {}],
    ['an empty id, which Directus takes for none', { id: '' }],
    ['a zero id', { id: 0 }],
    ['a null id', { id: null }],
  ])('refused with %s', (_case, names) => {
    expect(isQueryWrite({ ...probe, ...names }, asker)).toBe(true);
    expect(isQueryWrite({ ...probe, ...names }, null)).toBe(true);
    expect(isQueryWrite({ ...probe, ...names }, admin)).toBe(false);
  });

  test.each([
    ['an id', { id: 'a' }],
    ['ids', { ids: ['a'] }],
  ])('let through with %s', (_case, names) => {
    expect(isQueryWrite({ ...probe, ...names }, asker)).toBe(false);
  });
});

test('a subscription that counts is the direction’s alone', () => {
  const message = {
    type: 'SUBSCRIBE',
    collection: 'tasks',
    event: 'delete',
    query: { meta: ['filter_count'] },
  };
  expect(isUncheckedCount(message, asker)).toBe(true);
  expect(isUncheckedCount(message, admin)).toBe(false);
  expect(isUncheckedCount({ ...message, query: { fields: ['id'] } }, asker)).toBe(false);
});
