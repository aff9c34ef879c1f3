import { expect, test } from 'vitest';
import { orderedId } from './ordered-id.ts';

test('an identifier is a UUID of version 7 that stands after those made before it', () => {
  const ids = [1_795_000_000_000, 1_795_000_000_001, 1_795_000_256_000].map(orderedId);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => orderedId(0))).size).toBe(1000);
});
