import { describe, expect, it } from 'vitest';
import type { Relation } from '../../query-reach/server/find-crossings.ts';
import { findSeen, type Watched } from './find-seen.ts';

const relations: readonly Relation[] = [
  {
    collection: 'invoices',
    field: 'account',
    related_collection: 'accounts',
    meta: { one_field: 'invoices' },
  },
  {
    collection: 'missions',
    field: 'vendor',
    related_collection: 'vendors',
    meta: { one_field: 'missions' },
  },
];
const watched: Watched = { invoices: 'every row', missions: ['daily_rate'] };

function seen(collection: string, rows: object[], query: object = {}) {
  const answer = { collection, rows: rows.map((row) => ({ ...row })), query: { ...query } };
  return Object.fromEntries(findSeen(answer, watched, () => relations));
}

describe('what of an answer is on record', () => {
  it('are the rows of a watched collection, told by their ids', () => {
    expect(seen('invoices', [{ id: 'a' }, { id: 'b' }])).toEqual({
      invoices: { ids: ['a', 'b'], count: 2 },
    });
  });

  it('are rows nested under their relation, under an alias too, with or without their id', () => {
    const rows = [{ invoices: [{ id: 'a' }] }, { mine: [{ number: '1' }] }];
    const query = { fields: ['invoices.*', 'mine.number'], alias: { mine: 'invoices' } };
    expect(seen('accounts', rows, query)).toEqual({ invoices: { ids: ['a'], count: 2 } });
    const deep = { missions: { _alias: { price: 'daily_rate' } } };
    expect(
      seen('vendors', [{ missions: [{ price: 3 }] }], { fields: ['missions.price'], deep }),
    ).toEqual({ missions: { ids: [], count: 1 } });
  });

  it('are not rows whose watched field was not shown, nor what only looks like a relation', () => {
    expect(seen('missions', [{ id: 'm', name: 'x' }])).toEqual({});
    expect(seen('missions', [{ id: 'm', daily_rate: null }])).toEqual({
      missions: { ids: ['m'], count: 1 },
    });
    expect(
      seen('accounts', [{ settings: { invoices: [{ id: 'a' }] } }], { fields: ['*.*'] }),
    ).toEqual({});
  });

  it('names fifty ids at the most, and counts them all', () => {
    const rows = Array.from({ length: 5000 }, (_, n) => ({ id: `i${n}` }));
    const { invoices } = seen('invoices', rows);
    expect(invoices?.ids).toHaveLength(50);
    expect(invoices?.count).toBe(5000);
  });
});
