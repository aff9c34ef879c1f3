import { expect, it } from 'vitest';
import { resultsOf } from './results-of.ts';

const none = { lead: null, contact: null, deal: null, activity: null };

it('leads from a delivery to what came of it, its activity on the closest record', () => {
  expect(resultsOf(none)).toEqual([]);
  const found = resultsOf({ ...none, lead: 'l', contact: 'c', activity: 'a' });
  expect(found.map(({ open, to }) => [open, to])).toEqual([
    ['lead', '/leads?lead=l'],
    ['contact', '/content/contacts/c'],
    ['activity', '/leads?lead=l&line=a'],
  ]);
  expect(resultsOf({ ...none, deal: 'd' })[0]?.to).toBe('/pipeline?deal=d');
});
