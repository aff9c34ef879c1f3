import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './paths.ts';
import { generateSchemaTypes } from './schema-types.ts';

test('the committed types are those of the snapshot', () => {
  const committed = readFileSync(join(ROOT, 'packages', 'schema', 'src', 'collections.ts'), 'utf8');
  expect(committed).toBe(generateSchemaTypes());
});

test('amounts are strings, as the API answers them, and choices are unions', () => {
  const types = generateSchemaTypes();
  expect(types).toContain('  amount: string;');
  expect(types).toContain("  level: 'admin' | 'member';");
  expect(types).toContain('  account: string | Account;');
});
