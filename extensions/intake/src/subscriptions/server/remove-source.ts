import { DomainError } from '@ia/core';
import type { Unit } from '@ia/directus-kit/writing/unit';
import { findSource, isUsed } from './store/sources.ts';

/**
 * Takes a source away: its address closes and what is subscribed ends (triggers say so to the job that
 * tells the provider). One that received something is switched off, and stays with it. @throws NOT_FOUND
 */
export async function removeSource(
  { trx, items, options }: Unit,
  id: string,
): Promise<'removed' | 'off'> {
  if (!(await findSource(trx, id))) throw new DomainError('NOT_FOUND');
  if (await isUsed(trx, id)) {
    await items('sync_sources').updateOne(id, { is_active: false }, options);
    return 'off';
  }
  await items('sync_sources').deleteOne(id);
  return 'removed';
}
