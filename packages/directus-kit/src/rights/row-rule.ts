/// <reference path="../directus-api.d.ts" />
import { applyFilter } from '@directus/api/database/run-ast/lib/apply-query/filter/index';
import type { Row, Schema } from '../directus.ts';
import { rawSql, type Sql, sql, sqlOfKnex } from '../sql/sql.ts';
import { type Asker, covers, isEmpty, type Permission } from './asker-rights.ts';

/** Which rows a right reaches: every one, none, or those of this filter of Directus. */
export type RowRule = true | false | Row;

/**
 * The rows permissions reach together. They are taken one by one, as Directus does: only one that
 * covers all of these fields counts.
 */
export function rowRule(rights: readonly Permission[], fields: readonly string[]): RowRule {
  const filters = rights
    .filter((right) => covers(right, fields))
    .map(({ permissions }) => permissions);
  if (filters.length === 0) return false;
  return filters.some(isEmpty) ? true : { _or: filters };
}

export interface NamedRow {
  readonly collection: string;
  /** The name the row, with the columns of its collection, has in the statement. */
  readonly row: string;
}

/** Whether a row follows the rule: Directus' own translation of its filter, over that one row. */
export function followsRule(rule: RowRule, asker: Asker, named: NamedRow): Sql {
  if (typeof rule === 'boolean') return rawSql(String(rule));
  const known = translationsFor(asker.schema);
  const key = JSON.stringify([named.collection, named.row, rule]);
  const condition = known.get(key) ?? translate(rule, asker, named);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, condition);
  return condition;
}

/** A rule names its asker: one translation each, for as long as Directus keeps its schema. */
const translations = new WeakMap<Schema, Map<string, Sql>>();
const MOST_KEPT = 200;

function translationsFor(schema: Schema): Map<string, Sql> {
  const kept = translations.get(schema) ?? new Map<string, Sql>();
  translations.set(schema, kept);
  return kept;
}

function translate(rule: Row, { database, schema }: Asker, { collection, row }: NamedRow): Sql {
  const one = database.raw('(select ??.*) as ??', [row, collection]);
  const query = database.select(database.raw('1')).from(one);
  applyFilter(database, schema, query, rule, collection, Object.create(null), [], []);
  return sql`EXISTS (${sqlOfKnex(query)})`;
}
