import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { languageOf } from '@ia/records/invitations';
import type { SpacesAnswer } from '../contract.ts';
import { findOwnContact } from './find-own-contact.ts';
import { type SpaceReach, spaceReach } from './space-reach.ts';
import { listSpaces } from './store/spaces.ts';

const MAX_PEOPLE = 100;

interface Subject {
  readonly contact?: string | undefined;
  readonly account?: string | undefined;
}

/**
 * Who may enter the space of an account, or whether one contact may, and what the asker may open.
 * @throws NOT_FOUND
 */
export async function readSpaces(
  context: ExtensionContext,
  asker: SignedInAsker,
  { contact, account }: Subject,
): Promise<SpacesAnswer> {
  const { ids, of } = contact
    ? await ofContact(context, asker, contact)
    : await ofAccount(context, asker, account ?? '');
  const reach = await reachOrNothing(context, asker, of.id);
  const people = await listSpaces(context.database, ids);
  const readable = new Set(reach.projects.map(({ id }) => id));
  const hasPart = reach.levels.length > 0;
  return {
    account: of,
    levels: [...reach.levels],
    projects: reach.projects.map(({ id, name }) => ({ id, name })),
    people: people.map(({ opened_at, last_access, account_locale, sign_in, ...person }) => ({
      ...person,
      email: (hasPart && sign_in) || person.email,
      // Of a project one does not read, not even that there is one.
      projects: person.projects.filter((project) => readable.has(project)),
      locale: languageOf(person, { locale: account_locale }),
      opened_at: opened_at?.toISOString() ?? null,
      last_access: (hasPart && last_access?.toISOString()) || null,
    })),
  };
}

/** Who has no part in the account sees who may enter, neither where nor how they sign in, and opens nothing. */
async function reachOrNothing(
  context: ExtensionContext,
  asker: SignedInAsker,
  account: string,
): Promise<SpaceReach> {
  try {
    return await spaceReach(context, asker, account);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FORBIDDEN') {
      return { levels: [], projects: [] };
    }
    throw error;
  }
}

async function ofContact(context: ExtensionContext, asker: SignedInAsker, id: string) {
  const { account, account_name } = await findOwnContact(context, asker, id);
  return { ids: [id], of: { id: account, name: account_name } };
}

async function ofAccount({ services }: ExtensionContext, asker: SignedInAsker, account: string) {
  const { accountability, schema, database: knex } = asker;
  const itemsOf = (table: string) =>
    new services.ItemsService(table, { accountability, schema, knex });
  const [row] = await itemsOf('accounts').readByQuery({
    filter: { id: { _eq: account } },
    fields: ['id', 'name'],
    limit: 1,
  });
  if (!row) throw new DomainError('NOT_FOUND');
  const contacts = await itemsOf('contacts').readByQuery({
    filter: { account: { _eq: account } },
    fields: ['id'],
    sort: ['last_name', 'id'],
    limit: MAX_PEOPLE,
  });
  return {
    ids: contacts.map(({ id }) => String(id)),
    of: { id: String(row.id), name: String(row.name) },
  };
}
