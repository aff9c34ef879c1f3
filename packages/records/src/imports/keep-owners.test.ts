import type { RowReading } from '@ia/core/imports';
import { parseMapping } from '@ia/importer';
import { Client } from 'pg';
import { expect, it, vi } from 'vitest';
import { keepOwners } from './keep-owners.ts';

const ME = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const COLLEAGUE = '7c9e6679-7425-40de-944b-e07fc1f90ae8';

const mapping = parseMapping({
  key: 'leads',
  name: 'Leads',
  target: 'leads',
  columns: { Commercial: [{ field: 'owner', as: 'text' }] },
  options: { key: 'Référence', source: 'csv' },
});
const row = (externalId: string, owner: string | null): RowReading => ({
  rowNumber: 1,
  key: externalId,
  cells: [],
  headers: [],
  unread: [],
  externalId,
  values: { owner },
  remarks: [],
  isRejected: false,
  references: [],
});

/** What the database knows: P1 is a colleague's; the rest is free, or new. */
function client() {
  const stored = new Client();
  vi.spyOn(stored, 'query').mockImplementation(async () => ({
    rows: [{ external_id: 'P1', owner: COLLEAGUE }],
  }));
  return stored;
}

async function ownersAfter(user: string | null, role: string) {
  const context = { mode: 'live', now: new Date(), user, role } as const;
  const { judge } = keepOwners('leads')(mapping, context);
  const rows = await judge(client(), [row('P1', ME), row('P2', ME), row('P1', null)]);
  return rows.map(({ values, remarks }) => [values.owner, remarks.map(({ code }) => code)]);
}

it('a seller’s file takes nothing from a colleague, and says so on the row', async () => {
  expect(await ownersAfter(ME, 'sales')).toEqual([
    [COLLEAGUE, ['OWNER_IS_COLLEAGUE']],
    [ME, []],
    [COLLEAGUE, ['OWNER_IS_COLLEAGUE']],
  ]);
});

it.each([
  [ME, 'admin'],
  [null, ''],
])('the management and the command line decide (%s, %s)', async (user, role) => {
  expect(await ownersAfter(user, role)).toEqual([
    [ME, []],
    [ME, []],
    [null, []],
  ]);
});
