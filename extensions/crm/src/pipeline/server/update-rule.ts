/// <reference path="../../../../../packages/directus-kit/src/directus-api.d.ts" />
import { applyFilter } from '@directus/api/database/run-ast/lib/apply-query/filter/index';
import type { Row, Schema } from '@ia/directus-kit';
import { type Asker, covers, fetchRights, isEmpty } from '@ia/directus-kit/rights/asker-rights';
import { rawSql, type Sql, sql, sqlOfKnex } from '@ia/directus-kit/sql/sql';

/** What a move writes, as Directus' permissions see it. */
export const MOVED_FIELDS: readonly string[] = ['stage', 'position', 'loss_reason', 'loss_note'];

/** Which deals the asker may move: every one, none, or those of this filter of Directus. */
export type DealRule = true | false | Row;

export interface UpdateRight {
  readonly rule: DealRule;
  /** False: a permission checks or completes what is written, which is left to Directus. */
  readonly isPlain: boolean;
}

/**
 * The asker's right to move deals. Permissions are taken one by one: only one that covers every
 * field a move may write counts.
 */
export async function fetchUpdateRight(asker: Asker): Promise<UpdateRight> {
  if (asker.accountability.admin) return { rule: true, isPlain: true };
  const rights = await fetchRights(asker, 'update', ['deals']);
  const rules = rights.filter((right) => covers(right, MOVED_FIELDS));
  return {
    rule: ruleOf(rules.map(({ permissions }) => permissions)),
    isPlain: rights.every(({ validation, presets }) => isEmpty(validation) && isEmpty(presets)),
  };
}

function ruleOf(filters: readonly (Row | null)[]): DealRule {
  if (filters.length === 0) return false;
  return filters.some(isEmpty) ? true : { _or: filters };
}

/**
 * Whether `card`, a row with the columns of deals, follows the rule: Directus' own translation of
 * its filter, over that one row.
 */
export function followsRule(rule: DealRule, asker: Asker): Sql {
  if (typeof rule === 'boolean') return rawSql(String(rule));
  const known = translationsFor(asker.schema);
  const key = JSON.stringify(rule);
  const condition = known.get(key) ?? translate(rule, asker);
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

function translate(rule: Row, { database, schema }: Asker): Sql {
  const row = database.raw('(select card.*) as "deals"');
  const query = database.select(database.raw('1')).from(row);
  applyFilter(database, schema, query, rule, 'deals', Object.create(null), [], []);
  return sql`EXISTS (${sqlOfKnex(query)})`;
}
