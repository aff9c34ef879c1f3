import { DomainError } from '@ia/core';
import type { EventContext } from '../directus.ts';
import { queryPrepared, rawSql, sql } from '../sql/sql.ts';
import { type Asker, fetchRights } from './asker-rights.ts';
import { followsRule, rowRule } from './row-rule.ts';

export interface RowsToChange {
  /** One whose key is an uuid `id`. */
  readonly collection: string;
  readonly ids: readonly string[];
  /** What is written, when only a right on all of it counts. */
  readonly fields?: readonly string[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Whether somebody may see and change each of these rows, by the rules Directus applies to its own
 * updates, in one query. Rows out of reach and rows that do not exist are told alike: to be asked
 * before any reason is given. The system, without accountability, may. @throws FORBIDDEN
 */
export async function assertMayUpdate(
  { accountability, schema, database }: EventContext,
  rows: RowsToChange,
): Promise<void> {
  if (!accountability || accountability.admin) return;
  if (!schema) throw new DomainError('FORBIDDEN');
  const reached = await findUpdatable({ accountability, schema, database }, rows);
  if (rows.ids.some((id) => !reached.has(id.toLowerCase()))) throw new DomainError('FORBIDDEN');
}

/** Those of these rows the asker may see and change. */
export async function findUpdatable(
  asker: Asker,
  { collection, ids, fields = [] }: RowsToChange,
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))].filter((id) => UUID.test(id));
  if (asker.accountability.admin || wanted.length === 0) return new Set(wanted);
  const [updates, reads] = await Promise.all([
    fetchRights(asker, 'update', [collection]),
    fetchRights(asker, 'read', [collection]),
  ]);
  const named = { collection, row: 'asked' };
  const changed = followsRule(rowRule(updates, fields), asker, named);
  const seen = followsRule(rowRule(reads, ['id']), asker, named);
  const found = await queryPrepared<{ id: string }>(
    asker.database,
    sql`SELECT asked.id::text AS id FROM ${rawSql(`"${collection}"`)} AS asked
      WHERE asked.id = ANY(${wanted}::uuid[]) AND ${changed} AND ${seen}`,
  );
  return new Set(found.map(({ id }) => id));
}
