import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { uuidOfHash } from './stable-id.ts';

const hex = createHash('sha256').update('a name').digest('hex');

test('the ids that were given out stay what they are', () => {
  const zero = '0'.repeat(64);
  const full = 'f'.repeat(64);
  expect(uuidOfHash(zero, { version: '8' })).toBe('00000000-0000-8000-8000-000000000000');
  expect(uuidOfHash(full, { version: '5' })).toBe('ffffffff-ffff-5fff-bfff-ffffffffffff');
  expect(uuidOfHash(full, { version: '5', variant: 'a' })).toBe(
    'ffffffff-ffff-5fff-afff-ffffffffffff',
  );
});

test('an id of RFC 9562, whatever the hash', () => {
  expect(uuidOfHash(hex, { version: '8' })).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
