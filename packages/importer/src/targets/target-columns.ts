import { DomainError } from '@ia/core';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';

/** One column as the database has it; `type` carries its length or scale. */
export interface TargetColumn {
  readonly name: string;
  readonly type: string;
}

/** What the platform fills itself: no mapping may write it. */
const RESERVED = /^(id|external_id|origin|trace_id|date_|user_|converted_|score|position$|search$)/;

/**
 * The columns behind the fields a mapping owns.
 * @throws MAPPING_INVALID when a field does not exist or belongs to the platform.
 */
export async function findTargetColumns(
  client: ClientBase,
  table: string,
  fields: readonly string[],
): Promise<readonly TargetColumn[]> {
  const { rows } = await client.query<TargetColumn>(
    `select attname as name, format_type(atttypid, atttypmod) as type
       from pg_attribute
      where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [escapeIdentifier(table)],
  );
  return fields.map((field) => {
    const column = rows.find(({ name }) => name === field);
    if (!column || RESERVED.test(field)) {
      throw new DomainError('MAPPING_INVALID', { field: `${table}.${field}` });
    }
    return column;
  });
}

/** A column as a comparable value: plain json has no equality. */
export function comparable(alias: string, { name, type }: TargetColumn): string {
  const column = `${alias}.${escapeIdentifier(name)}`;
  return type === 'json' ? `${column}::jsonb` : column;
}
