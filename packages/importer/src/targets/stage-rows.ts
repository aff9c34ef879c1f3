import type { RowReading } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import { copyRows } from './copy-rows.ts';
import type { TargetColumn } from './target-columns.ts';

/** Where a batch waits, in the types of its target; it belongs to the connection and is never kept. */
export const STAGE = 'import_stage';

const OWN = ['n', 'id', 'external_id'];

export async function createStage(
  client: ClientBase,
  columns: readonly TargetColumn[],
): Promise<void> {
  const typed = columns.map(({ name, type }) => `${escapeIdentifier(name)} ${type}`);
  const all = ['n integer', 'id uuid', 'external_id text', ...typed].join(', ');
  await client.query(`drop table if exists pg_temp.${STAGE}`);
  await client.query(`create temp table ${STAGE} (${all})`);
}

/** @throws a DatabaseError of class 22 when a value does not fit its column */
export async function stageRows(
  client: ClientBase,
  columns: readonly TargetColumn[],
  rows: readonly { readonly id: string | null; readonly row: RowReading }[],
): Promise<void> {
  await client.query(`truncate ${STAGE}`);
  const names = columns.map(({ name }) => name);
  await copyRows(
    client,
    { table: STAGE, columns: [...OWN, ...names] },
    rows.map(({ id, row }, n) => [
      n,
      id,
      row.externalId,
      ...names.map((name) => row.values[name] ?? null),
    ]),
  );
}
