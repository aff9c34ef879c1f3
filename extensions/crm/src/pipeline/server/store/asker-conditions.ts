import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { queryPrepared, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';

/** The asker's role by the name core knows, as a piece of a statement. */
export function actorRole({ accountability }: Asker): Sql {
  if (accountability.admin) return rawSql(`'admin'`);
  return sql`(SELECT name::text FROM directus_roles WHERE id = ${accountability.role}::uuid)`;
}

/** The moves of the asker's role; JSON texts of the moves of each role and of none. */
export function movesSql(
  asker: Asker,
  { byRole, none }: { readonly byRole: string; readonly none: string },
): Sql {
  return sql`coalesce(${byRole}::jsonb -> ${actorRole(asker)}, ${none}::jsonb)`;
}

/** Of `card`, a row of deals with its `stage_type`. */
export function mayMoveSql(moves: Sql, mayUpdate: Sql): Sql {
  return sql`(jsonb_array_length(${moves} -> card.stage_type) > 0 AND ${mayUpdate})`;
}

/** `card` is one of these. */
export function oneOf(deals: readonly string[]): Sql {
  return deals.length === 0 ? rawSql('false') : sql`card.id = ANY(${deals}::uuid[])`;
}

/** Those of these deals of which the condition on `card` is true. */
export async function whichCards(
  database: Knex,
  deals: readonly string[],
  condition: Sql,
): Promise<string[]> {
  if (deals.length === 0) return [];
  const rows = await queryPrepared<{ id: string }>(
    database,
    sql`SELECT card.id FROM deals AS card WHERE card.id = ANY(${deals}::uuid[]) AND ${condition}`,
  );
  return rows.map(({ id }) => id);
}
