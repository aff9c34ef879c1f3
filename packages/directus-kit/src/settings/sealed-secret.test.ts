import { expect, test } from 'vitest';
import { secretSeal } from './sealed-secret.ts';

const seal = secretSeal('00'.repeat(32));

test('a sealed secret opens for the row it was sealed for, and shows nothing of itself', () => {
  const sealed = seal.seal('whsec_très-secret', 'source-1');
  expect(seal.open(sealed, 'source-1')).toBe('whsec_très-secret');
  expect(sealed.toString('utf8')).not.toContain('secret');
  expect(seal.seal('whsec_très-secret', 'source-1').equals(sealed)).toBe(false);
});

test('it opens neither for another row, nor with another key, nor when one byte changed', () => {
  const sealed = seal.seal('whsec', 'source-1');
  const altered = Buffer.from(sealed);
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
  expect(() => seal.open(sealed, 'source-2')).toThrow();
  expect(() => secretSeal('11'.repeat(32)).open(sealed, 'source-1')).toThrow();
  expect(() => seal.open(altered, 'source-1')).toThrow();
});
