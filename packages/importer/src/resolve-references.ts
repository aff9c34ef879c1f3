import type { FoundRecord, RowReading } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';

/** Collections a file may link to: a mapping is data and must not reach any other table. */
const LINKABLE: ReadonlySet<string> = new Set(['accounts', 'offers']);

/** The people of the agency, by their mail: nobody else owns an account or runs a project. */
const STAFF = `
  (select u.id, concat_ws(' ', u.first_name, u.last_name) as name, 'email:' || lower(u.email) as external_id
     from directus_users u join directus_roles r on r.id = u.role
    where u.status = 'active' and r.name in ('admin', 'sales', 'delivery', 'finance')) as staff`;

/** People are found by their mail and in no other way. */
export function isLinkable(collection: string | undefined, source: string | undefined): boolean {
  if (collection === 'directus_users') return source === 'email';
  return LINKABLE.has(collection ?? '');
}

/** Finds, with one query per collection, the records the rows of a batch link to. */
export async function resolveReferences(
  client: ClientBase,
  rows: readonly RowReading[],
): Promise<(collection: string, externalId: string) => FoundRecord | undefined> {
  const references = rows.flatMap((row) => row.references);
  const collections = new Set(references.map(({ collection }) => collection));
  const found = new Map<string, FoundRecord>();
  for (const collection of collections) {
    const wanted = references.filter((reference) => reference.collection === collection);
    const ids = [...new Set(wanted.map(({ externalId }) => keyOf(collection, externalId)))];
    const table = collection === 'directus_users' ? STAFF : escapeIdentifier(collection);
    const { rows: records } = await client.query<FoundRecord & { external_id: string }>(
      `select id, name, external_id from ${table} where external_id = any($1)`,
      [ids],
    );
    for (const { id, name, external_id } of records) {
      found.set(`${collection}/${external_id}`, { id, name });
    }
  }
  return (collection, externalId) => found.get(`${collection}/${keyOf(collection, externalId)}`);
}

function keyOf(collection: string, externalId: string): string {
  return collection === 'directus_users' ? externalId.toLowerCase() : externalId;
}
