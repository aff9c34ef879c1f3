import { DomainError } from '@ia/core';
import type { Knex } from 'knex';
import { findStatus, releaseDone, releaseFailed } from './store/outgoing-events.ts';

/**
 * Has one event go again: a failed one to those it did not reach, a done one to all that did their work. It keeps its
 * id, by which those know it. @throws NOT_FOUND, OUTGOING_STATE
 */
export async function replayOne(
  trx: Knex.Transaction,
  id: string,
): Promise<{ readonly replayed: number }> {
  const ids = await releaseFailed(trx, { id, most: 1 });
  if (ids.length > 0 || (await releaseDone(trx, id))) return { replayed: 1 };
  throw new DomainError((await findStatus(trx, id)) === null ? 'NOT_FOUND' : 'OUTGOING_STATE');
}
