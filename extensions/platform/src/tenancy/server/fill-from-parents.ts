import type { Row } from '@ia/directus-kit';
import { type Inheritance, tenancy } from '@ia/schema/tenancy';
import type { Knex } from 'knex';
import { loadParent } from './store/load-parent.ts';

/** The payload with what its parents give and it does not say itself. */
export async function fillFromParents(
  database: Knex,
  collection: string,
  payload: Row,
): Promise<Row> {
  let filled = payload;
  for (const inheritance of tenancy[collection] ?? []) {
    filled = await fillFrom(database, inheritance, filled);
  }
  return filled;
}

async function fillFrom(
  database: Knex,
  { by, from, take }: Inheritance,
  payload: Row,
): Promise<Row> {
  const missing = Object.entries(take).filter(([column]) => payload[column] === undefined);
  const key = keyOf(payload[by]);
  if (!key || missing.length === 0) return payload;
  const parent = await loadParent(database, from, key);
  if (!parent) return payload;
  return {
    ...payload,
    ...Object.fromEntries(missing.map(([column, source]) => [column, parent[source]])),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A link is an id, or the row it names; a parent created in the same request has neither yet. */
function keyOf(value: unknown): string | null {
  const key = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof key === 'string' && UUID.test(key) ? key : null;
}
