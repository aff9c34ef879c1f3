import { tenancy } from '@ia/schema/tenancy';
import { expect, test } from 'vitest';
import { readSnapshot } from './read-snapshot.ts';

interface Relation {
  readonly collection: string;
  readonly field: string;
  readonly related_collection: string | null;
}

const fields = new Set(
  readSnapshot<{ readonly collection: string; readonly field: string }>('fields').map(
    ({ collection, field }) => `${collection}.${field}`,
  ),
);
const relations = readSnapshot<Relation>('relations');

test.each(Object.keys(tenancy))('what %s takes from its parents is in the model', (collection) => {
  for (const { by, from, take } of tenancy[collection] ?? []) {
    const relation = relations.find((one) => one.collection === collection && one.field === by);
    expect(relation?.related_collection, by).toBe(from);
    for (const [own, ofParent] of Object.entries(take)) {
      expect(fields, own).toContain(`${collection}.${own}`);
      expect(fields, ofParent).toContain(`${from}.${ofParent}`);
    }
  }
});
