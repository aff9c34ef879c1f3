import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import type { InterlocutorsAnswer } from '../contract.ts';
import { findInterlocutors } from './store/interlocutors.ts';

/** As many as the portal lists of each. */
const MOST = 100;

/**
 * For each account and project the asker reads, the name and address of one active person of the
 * house: the manager of the project, the owner of the account else. Nobody's other facts are told.
 */
export async function listInterlocutors(
  { services, database }: ExtensionContext,
  { accountability, schema, database: knex }: SignedInAsker,
): Promise<InterlocutorsAnswer> {
  const idsOf = async (collection: 'accounts' | 'projects') => {
    const items = new services.ItemsService(collection, { accountability, schema, knex });
    const rows = await items.readByQuery({ fields: ['id'], sort: ['name', 'id'], limit: MOST });
    return rows.map(({ id }) => String(id));
  };
  const [accounts, projects] = await Promise.all([idsOf('accounts'), idsOf('projects')]);
  return { people: await findInterlocutors(database, { accounts, projects }) };
}
