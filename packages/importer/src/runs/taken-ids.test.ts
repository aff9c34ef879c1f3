import type { ClientBase } from 'pg';
import { expect, test } from 'vitest';
import type { RowResult } from '../import-report.ts';
import { TakenIds } from './taken-ids.ts';

const row = (externalId: string, outcome: RowResult['outcome'] = 'created'): RowResult => ({
  rowNumber: 2,
  externalId,
  outcome,
  targetId: null,
  remarks: [],
});

/** A database that remembers these, and counts how often it is asked. */
function databaseWith(ids: readonly string[]) {
  const asked: unknown[] = [];
  const query = async (...question: unknown[]) => {
    asked.push(question);
    return { rows: ids.map((id) => ({ external_id: id })) };
  };
  return { asked, client: { query } as unknown as ClientBase };
}

test('a run that began here is asked of memory; what it rejected is free', async () => {
  const { client, asked } = databaseWith(['b']);
  const taken = new TakenIds('run', { isFresh: true });
  taken.keep([row('a'), row('b', 'rejected')]);
  expect(await taken.find(client, ['a', 'b', 'c'])).toEqual(new Set(['a']));
  expect(asked).toEqual([]);
});

test.each([
  ['a run taken up again', { isFresh: false }],
  ['a run too long to be kept', { isFresh: true, atMost: 1 }],
])('%s is asked of the database too', async (_what, options) => {
  const { client } = databaseWith(['b']);
  const taken = new TakenIds('run', options);
  taken.keep([row('a'), row('b')]);
  expect(await taken.find(client, ['a', 'b', 'c'])).toEqual(new Set(['a', 'b']));
});
