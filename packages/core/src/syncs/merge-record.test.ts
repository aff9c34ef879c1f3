import { expect, test } from 'vitest';
import { mergeRecord, settleField } from './merge-record.ts';

const FIELDS = ['name', 'phone', 'city'];
const SAID = { name: 'Ada', phone: '1', city: 'Lille' };

test('each field is decided on its own: what moved there is taken, what moved here is kept', () => {
  const merge = mergeRecord({
    fields: FIELDS,
    ours: { name: 'Ada', phone: '2', city: 'Paris' },
    theirs: { name: 'Ada L.', phone: '1', city: 'Lyon' },
    synced: SAID,
    held: null,
    isTouched: true,
  });
  expect(merge.taken).toEqual(['name']);
  expect(merge.diverging).toEqual({
    phone: { kind: 'edited', ours: '2', theirs: '1' },
    city: { kind: 'conflict', ours: 'Paris', theirs: 'Lyon' },
  });
  expect(merge.synced).toEqual({ name: 'Ada L.', phone: '1', city: 'Lille' });
});

test('an undecided field is told again by every sync, and a decision settles it', () => {
  const apart = {
    fields: ['city'],
    ours: { city: 'Paris' },
    theirs: { city: 'Lyon' },
    synced: { city: 'Lille' },
    held: null,
    isTouched: true,
  };
  const first = mergeRecord(apart);
  const again = mergeRecord({ ...apart, synced: first.synced, held: first.held });
  expect(again.diverging).toEqual(first.diverging);
  const divergence = first.diverging.city;
  if (!divergence) throw new Error('No divergence.');
  const ours = settleField('ours', divergence);
  expect(
    mergeRecord({ ...apart, synced: { city: ours.synced ?? null }, held: { city: ours.held } }),
  ).toMatchObject({ taken: [], diverging: {} });
  const theirs = settleField('theirs', divergence);
  expect(mergeRecord({ ...apart, synced: {}, held: { city: theirs.held } })).toMatchObject({
    taken: ['city'],
    diverging: {},
  });
});

test('of a record nobody has worked on, met for the first time, everything is the source’s', () => {
  const merge = mergeRecord({
    fields: FIELDS,
    ours: { name: 'Ada', phone: null, city: null },
    theirs: SAID,
    synced: null,
    held: null,
    isTouched: false,
  });
  expect(merge).toMatchObject({ taken: ['phone', 'city'], synced: SAID, diverging: {} });
});
