import { DomainError } from '@ia/core';
import { queryPrepared, sql } from '@ia/directus-kit/sql/sql';
import { actorRole, type BoardAsker } from '../board-asker.ts';

/**
 * The role of somebody who may change this deal, as core names it. Deals out of reach and deals that
 * do not exist are told alike. @throws FORBIDDEN
 */
export async function updaterRole(asker: BoardAsker, deal: string): Promise<string> {
  const [found] = await queryPrepared<{ may_update: boolean; role: string | null }>(
    asker.database,
    sql`SELECT ${asker.mayUpdate} AS may_update, ${actorRole(asker)} AS role
      FROM deals AS card WHERE card.id = ${deal}::uuid`,
  );
  const isVisible = asker.visibleDeals === null || asker.visibleDeals.includes(deal);
  if (!found?.may_update || !isVisible) throw new DomainError('FORBIDDEN');
  return found.role ?? '';
}
