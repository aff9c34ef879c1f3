import { escapeIdentifier, escapeLiteral } from 'pg';
import type { TargetColumn } from '../targets/target-columns.ts';

/** A function of Postgres takes a hundred arguments, two for each field. */
const FIELDS = 45;

/** Some columns of a row as one jsonb object. */
export function objectOf(alias: string, columns: readonly Pick<TargetColumn, 'name'>[]): string {
  const parts: string[] = [];
  for (let from = 0; from < columns.length; from += FIELDS) {
    const pairs = columns
      .slice(from, from + FIELDS)
      .map(({ name }) => `${escapeLiteral(name)}, ${alias}.${escapeIdentifier(name)}`);
    parts.push(`jsonb_build_object(${pairs.join(', ')})`);
  }
  return parts.length > 0 ? `(${parts.join(' || ')})` : `'{}'::jsonb`;
}

/** What a source tells beside the fields of a record: compared with what it told last, not with ours. */
export const TOLD: TargetColumn = { name: 'told', type: 'jsonb' };
