import { expect, it } from 'vitest';
import { QUIET_MS, RecentReads } from './recent-reads.ts';

const reading = (id: string, user = 'u', ip = '10.0.0.1') => ({
  action: 'invoices.read',
  ids: [id],
  accountability: { user, ip, role: null, roles: [], admin: false, app: true },
});

it('tells a record once to ten minutes, another record, reader or address always', () => {
  const recent = new RecentReads();
  expect(recent.isNew(reading('a'), 0)).toBe(true);
  expect(recent.isNew(reading('a'), QUIET_MS - 1)).toBe(false);
  expect(recent.isNew(reading('b'), 1)).toBe(true);
  expect(recent.isNew(reading('a', 'v'), 1)).toBe(true);
  expect(recent.isNew(reading('a', 'u', '10.0.0.2'), 1)).toBe(true);
  // Ten minutes after it was told, not after it was last read.
  expect(recent.isNew(reading('a'), QUIET_MS)).toBe(true);
});

it('tells again what it was not able to write, and keeps no more than it may', () => {
  const recent = new RecentReads();
  recent.isNew(reading('a'), 0);
  recent.forget();
  expect(recent.isNew(reading('a'), 1)).toBe(true);
  for (let at = 0; at < 20_000; at++) recent.isNew(reading(`r${at}`), 2);
  expect(recent.isNew(reading('a'), 3)).toBe(true);
});
