import type { RowReading } from '@ia/core/imports';
import { parseMapping } from '@ia/importer';
import { Client } from 'pg';
import { expect, it, vi } from 'vitest';
import { keepOwners } from './keep-owners.ts';
import { teamOnly } from './team-only.ts';

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

it('a file names people of the team: of anybody else, the record keeps whom it has', async () => {
  const stored = new Client();
  const VENDOR = '7c9e6679-7425-40de-944b-e07fc1f90ae9';
  const asked = vi.spyOn(stored, 'query').mockImplementation(async (text: unknown) => ({
    rows: String(text).includes('directus_users')
      ? [{ id: ME }]
      : [
          { external_id: 'P1', person: COLLEAGUE },
          { external_id: 'P3', person: VENDOR },
        ],
  }));
  const context = { mode: 'live', now: new Date(), user: null, role: '' } as const;
  const { judge } = teamOnly('leads')(mapping, context);
  const rows = [row('P1', VENDOR), row('P2', VENDOR), row('P3', VENDOR), row('P4', ME)];
  const judged = await judge(stored, [...rows, row('P5', null)]);
  expect(judged.map(({ values, remarks }) => [values.owner, remarks[0]?.code ?? null])).toEqual([
    [COLLEAGUE, 'OWNER_NOT_OF_TEAM'],
    [null, 'OWNER_NOT_OF_TEAM'],
    [VENDOR, null],
    [ME, null],
    [null, null],
  ]);
  // Only their owner changes some records: whoever may not write them does not follow them.
  const rolesOf = () => asked.mock.calls.find(([text]) => String(text).includes('r.name'))?.[1];
  expect(rolesOf()).toEqual([expect.anything(), ['admin', 'sales']]);
  asked.mockClear();
  const toProject = parseMapping({
    key: 'projects',
    name: 'Projets',
    target: 'projects',
    columns: { Chef: [{ field: 'manager', as: 'text' }] },
    options: { key: 'Référence', source: 'csv' },
  });
  const project = { ...row('P1', null), values: { manager: ME } };
  await teamOnly('projects')(toProject, context).judge(stored, [project]);
  expect(rolesOf()?.[1]).toContain('delivery');
});
