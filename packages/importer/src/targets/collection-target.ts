import { DomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import { completeRow, mappedFields } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { RowResult } from '../import-report.ts';
import { isLinkable, resolveReferences } from '../resolve-references.ts';
import { TOLD } from '../sync/sync-columns.ts';
import { SyncMerging } from '../sync/sync-merging.ts';
import { keepUnread } from './keep-unread.ts';
import type { ImportRules, RecordRules } from './record-rules.ts';
import { saveRows, type Table } from './save-rows.ts';
import { createStage } from './stage-rows.ts';
import { type ImportTarget, type SyncContext, setupWriting, type WriteContext } from './target.ts';
import { findTargetColumns } from './target-columns.ts';

/** Collections a file may fill: a mapping is data and must not reach any other table. */
export const IMPORTABLE = ['leads', 'accounts', 'contacts', 'offers', 'deals'] as const;

/** What a recurring source may fill beside: no file of a person does. */
const SYNCED = ['projects', 'historical_pages'] as const;

const NO_RULES: RecordRules = { fields: (mapped) => mapped, judge: async (_client, rows) => rows };

/**
 * A collection filled by external id. Rows that are the same are not written at all, so no
 * trigger, date or revision tells of a change that did not happen.
 * @throws MAPPING_INVALID
 */
export async function collectionTarget(
  client: ClientBase,
  mapping: Mapping,
  context: WriteContext,
  known: ImportRules,
): Promise<ImportTarget> {
  const { target } = mapping;
  assertTargetAllowed(mapping, context);
  const rules = known[target]?.(mapping, context) ?? NO_RULES;
  const fields = rules.fields(mappedFields(mapping));
  const columns = await findTargetColumns(client, target, fields);
  const table = { target, columns, context };
  const merging = context.sync ? mergingOf(mapping, table, context.sync) : null;
  return {
    open: (connection) => createStage(connection, [...columns, TOLD]),
    setup: setupWriting(context),
    async prepare(connection, rows) {
      const find = await resolveReferences(connection, rows);
      const complete = rows.map((row) => completeRow(mapping, row, find));
      if (!merging) return rules.judge(connection, await keepUnread(connection, target, complete));
      const merged = await merging.merge(connection, complete);
      const open = merged.filter((row) => !merging.isSettled(row));
      return [
        ...merged.filter((row) => merging.isSettled(row)),
        ...(await rules.judge(connection, open)),
      ].sort((a, b) => a.rowNumber - b.rowNumber);
    },
    async save(connection, rows) {
      const settle = (results: readonly RowResult[]) => rules.settle?.(connection, results);
      if (merging) return merging.save(connection, rows, settle);
      const results = await saveRows(connection, table, rows);
      await settle(results);
      return results;
    },
  };
}

/** A source has a say in the fields of its mapping, not in those the rules add. */
function mergingOf(mapping: Mapping, table: Table, { source }: SyncContext): SyncMerging {
  const mapped = mappedFields(mapping);
  const compared = table.columns.filter(({ name }) => mapped.includes(name));
  return new SyncMerging(table, { source, target: table.target, compared }, mapping);
}

function assertTargetAllowed({ target, columns }: Mapping, { sync }: WriteContext): void {
  const allowed = sync ? [...IMPORTABLE, ...SYNCED] : IMPORTABLE;
  if (!allowed.some((known) => known === target)) {
    throw new DomainError('MAPPING_INVALID', { field: target });
  }
  for (const { as, collection, source } of Object.values(columns).flat()) {
    if (as === 'reference' && !isLinkable(collection, source)) {
      throw new DomainError('MAPPING_INVALID', { field: `${target} → ${collection}` });
    }
  }
}
