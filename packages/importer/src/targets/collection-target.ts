import { DomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import { completeRow, mappedFields } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { isLinkable, resolveReferences } from '../resolve-references.ts';
import { dealRules } from './deal-rules.ts';
import { leadRules } from './lead-rules.ts';
import type { RecordRules } from './record-rules.ts';
import { saveRows } from './save-rows.ts';
import { createStage } from './stage-rows.ts';
import { type ImportTarget, setupWriting, type WriteContext } from './target.ts';
import { findTargetColumns } from './target-columns.ts';

/** Collections a file may fill: a mapping is data and must not reach any other table. */
export const IMPORTABLE = ['leads', 'accounts', 'contacts', 'offers', 'deals'] as const;

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
): Promise<ImportTarget> {
  const { target } = mapping;
  assertTargetAllowed(mapping);
  const rules = rulesOf(target, mapping, context);
  const fields = rules.fields(mappedFields(mapping));
  const columns = await findTargetColumns(client, target, fields);
  const table = { target, columns, context };
  return {
    open: (connection) => createStage(connection, columns),
    setup: setupWriting(context),
    async prepare(connection, rows) {
      const find = await resolveReferences(connection, rows);
      const complete = rows.map((row) => completeRow(mapping, row, find));
      return rules.judge(connection, complete);
    },
    save: (connection, rows) => saveRows(connection, table, rows),
  };
}

function rulesOf(target: string, mapping: Mapping, context: WriteContext): RecordRules {
  if (target === 'deals') return dealRules(mapping, context);
  return target === 'leads' ? leadRules(mapping, context) : NO_RULES;
}

function assertTargetAllowed({ target, columns }: Mapping): void {
  if (!IMPORTABLE.some((known) => known === target)) {
    throw new DomainError('MAPPING_INVALID', { field: target });
  }
  for (const { as, collection } of Object.values(columns).flat()) {
    if (as === 'reference' && !isLinkable(collection ?? '')) {
      throw new DomainError('MAPPING_INVALID', { field: `${target} → ${collection}` });
    }
  }
}
