import { randomUUID } from 'node:crypto';
import { DomainError } from '@ia/core';
import type { Mapping, RowReading } from '@ia/core/imports';
import { completeRow, mappedFields, remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';
import type { RowResult } from '../import-report.ts';
import { isLinkable, resolveReferences } from '../resolve-references.ts';
import { dealRuleFields, decideHistoryDeal, findLossReasons } from './deal-rules.ts';
import type { ImportTarget } from './target.ts';
import type { TargetColumn } from './target-columns.ts';
import { comparable, findTargetColumns, recordDefinition } from './target-columns.ts';

/** Collections a file may fill: a mapping is data and must not reach any other table. */
const IMPORTABLE: ReadonlySet<string> = new Set([
  'accounts',
  'contacts',
  'deals',
  'leads',
  'offers',
]);

interface Existing {
  readonly id: string;
  readonly external_id: string;
  readonly differs: boolean;
  /** A person has changed the record since: it is theirs, and stays as they left it. */
  readonly is_touched: boolean;
}

/**
 * A collection filled by external id. Rows that are the same are not written at all, so no
 * trigger, date or revision tells of a change that did not happen.
 * @throws MAPPING_INVALID
 */
export async function collectionTarget(
  client: ClientBase,
  mapping: Mapping,
  now: Date,
): Promise<ImportTarget> {
  const { target } = mapping;
  assertTargetAllowed(mapping);
  const isDeals = target === 'deals';
  const fields = new Set([...mappedFields(mapping), ...(isDeals ? dealRuleFields : [])]);
  const columns = await findTargetColumns(client, target, [...fields]);
  const reasons = isDeals ? await findLossReasons(client) : [];
  return {
    async prepare(connection, rows) {
      const find = await resolveReferences(connection, rows);
      const complete = rows.map((row) => completeRow(mapping, row, find));
      if (!isDeals) return complete;
      return complete.map((row) => (row.isRejected ? row : decideHistoryDeal(row, reasons, now)));
    },
    save: (connection, rows) => saveRows(connection, { target, columns }, rows),
  };
}

function assertTargetAllowed({ target, columns }: Mapping): void {
  if (!IMPORTABLE.has(target)) throw new DomainError('MAPPING_INVALID', { field: target });
  for (const { as, collection } of Object.values(columns).flat()) {
    if (as === 'reference' && !isLinkable(collection ?? '')) {
      throw new DomainError('MAPPING_INVALID', { field: `${target} → ${collection}` });
    }
  }
}

interface Table {
  readonly target: string;
  readonly columns: readonly TargetColumn[];
}

async function saveRows(
  client: ClientBase,
  table: Table,
  rows: readonly RowReading[],
): Promise<readonly RowResult[]> {
  const payload = rows.map(({ externalId, values }) => ({
    ...values,
    id: randomUUID(),
    external_id: externalId,
  }));
  const existing = await findExisting(client, table, payload);
  const created = payload.filter((row) => !existing.has(row.external_id ?? ''));
  const updated = payload.filter((row) => isUpdate(existing.get(row.external_id ?? '')));
  await insertRows(client, table, created);
  await updateRows(client, table, updated);
  return rows.map((row, index) =>
    resultOf(row, existing.get(row.externalId ?? ''), payload[index]?.id ?? null),
  );
}

function resultOf(row: RowReading, before: Existing | undefined, newId: string | null): RowResult {
  const { rowNumber, externalId, remarks } = row;
  const base = { rowNumber, externalId };
  if (!before) return { ...base, outcome: 'created', targetId: newId, remarks };
  const targetId = before.id;
  if (!before.differs) return { ...base, outcome: 'unchanged', targetId, remarks };
  if (!before.is_touched) return { ...base, outcome: 'updated', targetId, remarks };
  const kept = remarkOn(null, 'KEPT_LOCAL_CHANGES', null);
  return { ...base, outcome: 'unchanged', targetId, remarks: [...remarks, kept] };
}

function isUpdate(before: Existing | undefined): boolean {
  return before?.differs === true && !before.is_touched;
}

async function findExisting(
  client: ClientBase,
  { target, columns }: Table,
  payload: readonly object[],
): Promise<ReadonlyMap<string, Existing>> {
  const [stored, incoming] = ['t', 'r'].map((alias) =>
    columns.map((column) => comparable(alias, column)).join(', '),
  );
  const { rows } = await client.query<Existing>(
    `select t.id, t.external_id, t.user_updated is not null as is_touched,
            row(${stored}) is distinct from row(${incoming}) as differs
       from json_to_recordset($1) as r(${recordDefinition(columns)})
       join ${escapeIdentifier(target)} t on t.external_id = r.external_id
        for update of t`,
    [JSON.stringify(payload)],
  );
  return new Map(rows.map((row) => [row.external_id, row]));
}

async function insertRows(
  client: ClientBase,
  { target, columns }: Table,
  payload: readonly object[],
): Promise<void> {
  if (payload.length === 0) return;
  const names = columns.map(({ name }) => escapeIdentifier(name)).join(', ');
  await client.query(
    `insert into ${escapeIdentifier(target)} (id, external_id, origin, date_created, ${names})
     select id, external_id, 'import', now(), ${names}
       from json_to_recordset($1) as r(${recordDefinition(columns)})`,
    [JSON.stringify(payload)],
  );
}

async function updateRows(
  client: ClientBase,
  { target, columns }: Table,
  payload: readonly object[],
): Promise<void> {
  if (payload.length === 0) return;
  const changes = columns.map(
    ({ name }) => `${escapeIdentifier(name)} = r.${escapeIdentifier(name)}`,
  );
  await client.query(
    `update ${escapeIdentifier(target)} t set ${changes.join(', ')}, date_updated = now()
       from json_to_recordset($1) as r(${recordDefinition(columns)})
      where t.external_id = r.external_id`,
    [JSON.stringify(payload)],
  );
}
