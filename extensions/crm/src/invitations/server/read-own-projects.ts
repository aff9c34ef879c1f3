import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';

const MOST_PROJECTS = 200;

/** The projects of an account that somebody of a client reads: what they may share. */
export async function readOwnProjects(
  { services }: ExtensionContext,
  { accountability, schema, database: knex }: SignedInAsker,
  account: string,
): Promise<string[]> {
  const items = new services.ItemsService('projects', { accountability, schema, knex });
  const rows = await items.readByQuery({
    filter: { account: { _eq: account } },
    fields: ['id'],
    sort: ['name', 'id'],
    limit: MOST_PROJECTS,
  });
  return rows.map(({ id }) => String(id));
}
