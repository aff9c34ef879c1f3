import { DomainError } from '@ia/core';
import type { SpaceLevel } from '@ia/core/accounts/decide-space';
import type { ExtensionContext, Row } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { fetchRights } from '@ia/directus-kit/rights/asker-rights';
import { readInFull } from '@ia/directus-kit/rights/read-in-full';
import { countOfAccount, hasDealOfColleague, ownsBusiness } from './store/space-reach.ts';

/** Beyond this an account is no small agency's: what is not read cannot be given. */
const MAX_PROJECTS = 500;

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SpaceReach {
  readonly levels: readonly SpaceLevel[];
  readonly projects: readonly Named[];
}

/** What the administrator of a space sees beside the projects. */
const MONEY = ['invoices', 'payments'] as const;

/**
 * What the asker may open of an account, by what they read themselves: its projects one by one, or
 * all of it with its money. A seller opens the accounts they follow or sold to; all of one only while
 * no colleague has a deal of it, since following an account is one click.
 * @throws FORBIDDEN for who has no part in the account
 */
export async function spaceReach(
  context: ExtensionContext,
  asker: SignedInAsker,
  account: string,
): Promise<SpaceReach> {
  const full = await readInFull(asker, ['projects']);
  const hasPart =
    asker.accountability.admin ||
    full.has('projects') ||
    (await ownsBusiness(context.database, { account, user: asker.user }));
  if (!hasPart) throw new DomainError('FORBIDDEN');
  const projects = await readProjects(context, asker, account);
  const levels: SpaceLevel[] = ['member'];
  if (await seesAll(context, asker, { account, projects: projects.length })) levels.push('admin');
  return { levels, projects };
}

async function readProjects(
  { services }: ExtensionContext,
  { accountability, schema, database: knex }: SignedInAsker,
  account: string,
): Promise<Named[]> {
  if (!accountability.admin) {
    const rights = await fetchRights({ accountability, schema, database: knex }, 'read', [
      'projects',
    ]);
    if (rights.length === 0) return [];
  }
  const items = new services.ItemsService('projects', { accountability, schema, knex });
  const rows = await items.readByQuery({
    filter: { account: { _eq: account } },
    fields: ['id', 'name'],
    sort: ['name', 'id'],
    limit: MAX_PROJECTS,
  });
  return rows.map((row) => ({ id: String(row.id), name: String(row.name) }));
}

async function seesAll(
  context: ExtensionContext,
  asker: SignedInAsker,
  { account, projects }: { readonly account: string; readonly projects: number },
): Promise<boolean> {
  if (asker.accountability.admin) return true;
  const rights = await fetchRights(asker, 'read', MONEY);
  if (MONEY.some((table) => rights.every(({ collection }) => collection !== table))) return false;
  const { user } = asker;
  if (await hasDealOfColleague(context.database, { account, user })) return false;
  const counted = await countOfAccount(context.database, account);
  if (counted.projects !== projects) return false;
  const seen = await Promise.all(
    MONEY.map((table) => countReadable(context, asker, table, account)),
  );
  return MONEY.every((table, index) => counted[table] === seen[index]);
}

async function countReadable(
  { services }: ExtensionContext,
  { accountability, schema, database: knex }: SignedInAsker,
  table: string,
  account: string,
): Promise<number> {
  const items = new services.ItemsService(table, { accountability, schema, knex });
  const [row] = await items.readByQuery({
    filter: { account: { _eq: account } },
    aggregate: { count: ['id'] },
    limit: 1,
  });
  return countIn(row);
}

function countIn(row: Row | undefined): number {
  const count: unknown = row?.count;
  return Number(typeof count === 'object' && count !== null && 'id' in count ? count.id : count);
}
