import { expect, it } from 'vitest';
import { findAsked } from './find-asked.ts';

const WATCHED = { vendor_rates: 'every row', missions: ['daily_rate'] } as const;
const RELATIONS = [
  {
    collection: 'vendor_rates',
    field: 'vendor',
    related_collection: 'vendors',
    meta: { one_field: 'rates' },
  },
  {
    collection: 'missions',
    field: 'vendor',
    related_collection: 'vendors',
    meta: { one_field: 'missions' },
  },
];

it.each([
  ['vendors', { filter: { rates: { daily_rate: { _gt: 50_000 } } } }, ['vendor_rates']],
  ['vendors', { sort: ['-rates.daily_rate'] }, ['vendor_rates']],
  ['vendors', { filter: { rates: { _null: true } } }, ['vendor_rates']],
  ['vendors', { deep: { missions: { _sort: ['vendor.rates.daily_rate'] } } }, ['vendor_rates']],
  ['vendors', { filter: { missions: { daily_rate: { _gt: 1 } } } }, ['missions']],
  ['missions', { sort: ['daily_rate'], fields: ['id'] }, ['missions']],
  ['missions', { group: ['daily_rate'] }, ['missions']],
  ['vendors', { filter: { missions: { status: { _eq: 'active' } } } }, []],
  // Its own rows are told by the reading itself.
  ['vendor_rates', { filter: { daily_rate: { _gt: 1 } } }, []],
  ['vendors', { filter: { name: { _eq: 'x' } }, sort: ['name'] }, []],
])('of %s, %j asks %j', (collection, query, names) => {
  expect(findAsked({ collection, query }, WATCHED, RELATIONS)).toEqual(names);
});
