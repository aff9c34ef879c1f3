import type { Schema } from '@ia/directus-kit';
import { joinSql, rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';
import { z } from 'zod';

const shape = z.object({
  collections: z.object({
    deals: z.object({
      fields: z.record(
        z.string(),
        z.object({ field: z.string(), type: z.string(), alias: z.boolean() }),
      ),
    }),
  }),
  relations: z.array(z.object({ collection: z.string(), field: z.string() })),
});

interface DealColumns {
  readonly types: ReadonlyMap<string, string>;
  readonly relations: readonly string[];
}

const known = new WeakMap<Schema, DealColumns>();

/** Columns of deals, as Directus knows them; it hands out one schema for many requests. */
function columnsOf(schema: Schema): DealColumns {
  const kept = known.get(schema);
  if (kept) return kept;
  const { collections, relations } = shape.parse(schema);
  const own = Object.values(collections.deals.fields).filter(({ alias }) => !alias);
  const columns = {
    types: new Map(own.map(({ field, type }) => [field, type])),
    relations: relations
      .filter(({ collection }) => collection === 'deals')
      .map(({ field }) => field),
  };
  known.set(schema, columns);
  return columns;
}

/** All that a revision keeps of the row `moved`: its own columns, not the ones that point elsewhere. */
export function snapshotOfMoved(schema: Schema): Sql {
  const { types, relations } = columnsOf(schema);
  const own = [...types.keys()].filter((field) => !relations.includes(field));
  return fieldsOfMoved(schema, own);
}

/** Fields of the row `moved` as JSON, written as Directus writes them in a revision. */
export function fieldsOfMoved(schema: Schema, fields: readonly string[]): Sql {
  const { types } = columnsOf(schema);
  const pairs = fields.map(
    (field) => sql`${rawSql(`'${field}'`)}, ${printed(field, types.get(field))}`,
  );
  return sql`jsonb_build_object(${joinSql(pairs, ', ')})`;
}

function printed(field: string, type: string | undefined): Sql {
  const column = `moved."${field}"`;
  if (type === 'bigInteger' || type === 'decimal') return rawSql(`${column}::text`);
  if (type !== 'timestamp') return rawSql(column);
  return rawSql(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}
