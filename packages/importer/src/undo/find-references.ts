import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';

/** A column that may point at a record. */
export interface Reference {
  /** Not always the schema of the records: what the server alone keeps points at them too. */
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

/** Written by the database along with their record, and taken away with it. */
const OWN = ['deal_stage_changes'];

/** Every column of the database that may point at records of a collection. */
export async function findReferences(
  client: ClientBase,
  target: string,
): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(
    `select n.nspname as schema, r.relname as table, a.attname as column
       from pg_constraint c
       join pg_class r on r.oid = c.conrelid
       join pg_namespace n on n.oid = r.relnamespace
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = to_regclass($1) and array_length(c.conkey, 1) = 1
        and r.relname <> all($2)`,
    [escapeIdentifier(target), OWN],
  );
  return rows;
}

/** Which of these records something refers to, a comment of a person included. */
export async function findReferredIds(
  client: ClientBase,
  { target, references }: { readonly target: string; readonly references: readonly Reference[] },
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const pointed = references.map(({ schema, table, column }) => {
    const name = escapeIdentifier(column);
    const from = `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
    return `select ${name} as id from ${from} where ${name} = any($1::uuid[])`;
  });
  const commented = `select item::uuid from directus_comments
                      where collection = $2 and item = any($1::uuid[]::text[])`;
  const { rows } = await client.query<{ id: string }>([...pointed, commented].join(' union '), [
    ids,
    target,
  ]);
  return new Set(rows.map(({ id }) => id));
}
