import { expect, test } from 'vitest';
import { signedToken } from './signed-token.ts';

const KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
const ID = '3f2b8c1e-1111-4222-8333-444455556666';

test('an address we made opens, whatever else does not', () => {
  const tokens = signedToken(KEY, 'test');
  const token = tokens.sign(ID);
  expect(tokens.open(token)).toBe(ID);
  expect(signedToken(KEY, 'other').open(token)).toBeNull();
  expect(signedToken(KEY.replace('00', '01'), 'test').open(token)).toBeNull();
  const [, hash] = token.split('.');
  for (const forged of [`${ID.replace('3', '4')}.${hash}`, `${ID}.`, ID, '', `${token}A`]) {
    expect(tokens.open(forged)).toBeNull();
  }
});
