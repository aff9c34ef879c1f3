import { expect, it } from 'vitest';
import { assertMayMoveOwner } from './decide-owner-move.ts';

const me = { id: 'me', isAdmin: false };

it.each([
  ['takes what nobody follows', { owner: null, to: 'me', asker: me }],
  ['gives what nobody follows to a colleague', { owner: null, to: 'other', asker: me }],
  ['gives their own away', { owner: 'me', to: 'other', asker: me }],
  ['lets their own go', { owner: 'me', to: null, asker: me }],
  ['says again who follows it', { owner: 'other', to: 'other', asker: me }],
  ['decides, being the management', { owner: 'other', to: 'me', asker: { ...me, isAdmin: true } }],
])('somebody %s', (_case, move) => {
  expect(() => assertMayMoveOwner(move)).not.toThrow();
});

it.each([['me'], [null], ['third'], [{ id: 'me' }], [undefined]])(
  'nobody takes what a colleague follows, for %j',
  (to) => {
    expect(() => assertMayMoveOwner({ owner: 'other', to, asker: me })).toThrow(
      expect.objectContaining({ code: 'OWNER_IS_COLLEAGUE', details: { field: 'owner' } }),
    );
  },
);
