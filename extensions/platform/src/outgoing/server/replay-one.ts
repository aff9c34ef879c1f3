import { DomainError } from '@ia/core';
import type { Knex } from 'knex';
import { findStatus, releaseFailed } from './store/outgoing-events.ts';

/** Has one failed event go again to those it did not reach. @throws NOT_FOUND, OUTGOING_STATE */
export async function replayOne(
  trx: Knex.Transaction,
  id: string,
): Promise<{ readonly replayed: number }> {
  const ids = await releaseFailed(trx, { id, most: 1 });
  if (ids.length > 0) return { replayed: ids.length };
  throw new DomainError((await findStatus(trx, id)) === null ? 'NOT_FOUND' : 'OUTGOING_STATE');
}
