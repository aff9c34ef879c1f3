import { expect, test } from 'vitest';
import { listModelDifferences } from './model-differences.ts';

test('a report without changes tells no difference', () => {
  const report =
    '[18:25:41.781] \u001b[32mINFO\u001b[39m (11836): \u001b[36m[config] Loaded config file from x.cjs\u001b[39m\n✅  Done!\n';
  expect(listModelDifferences(report)).toEqual([]);
});

test('a changed field and a changed setting are both told', () => {
  const report = [
    '[18:26:05.816] INFO (12067): [snapshot] Found 0 change in collections',
    '[18:26:05.816] INFO (12067): [snapshot] Found 1 change in fields',
    '[18:26:05.872] INFO (12067): [settings] To update: 1 item(s)',
    '✅  Done!',
  ].join('\n');
  expect(listModelDifferences(report)).toEqual([
    '[snapshot] Found 1 change in fields',
    '[settings] To update: 1 item(s)',
  ]);
});
