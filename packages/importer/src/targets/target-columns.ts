import { DomainError } from '@ia/core';
import { isClosedToMappings } from '@ia/core/records/server-owned';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';

/** One column as the database has it; `type` carries its length or scale. */
export interface TargetColumn {
  readonly name: string;
  readonly type: string;
  /** What a new record gets where a file says nothing of a box that is never without an answer. */
  readonly unsaid?: string | null;
}

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
    `select attname as name, format_type(atttypid, atttypmod) as type,
            case when attnotnull and atttypid = 'boolean'::regtype
                 then pg_get_expr(adbin, adrelid) end as unsaid
       from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [escapeIdentifier(table)],
  );
  return fields.map((field) => {
    const column = rows.find(({ name }) => name === field);
    if (!column || isClosedToMappings(table, field)) {
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
