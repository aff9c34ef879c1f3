import { DomainError } from '@ia/core';
import type { Mapping } from '@ia/core/imports';
import { type ExtensionContext, recordAudit } from '@ia/directus-kit';
import type { ImportAsker } from './import-asker.ts';
import { findFollowingSource, lockMapping, writeMapping } from './store/mappings.ts';

/**
 * Writes a mapping as somebody made it. One that a recurring source is read by is the
 * administration's: changing it would change what comes in for everybody.
 * @throws MAPPING_IN_USE naming the source
 */
export function changeMapping(
  { database }: ExtensionContext,
  { user, admin, accountability }: ImportAsker,
  mapping: Mapping,
): Promise<void> {
  return database.transaction(async (trx) => {
    const before = await lockMapping(trx, mapping.key);
    const source = before && !admin ? await findFollowingSource(trx, before) : null;
    if (source) throw new DomainError('MAPPING_IN_USE', { value: source });
    const id = await writeMapping(trx, mapping, user);
    await recordAudit(trx, {
      action: before ? 'mapping.changed' : 'mapping.created',
      collection: 'sync_mappings',
      subject: id,
      data: { key: mapping.key, target: mapping.target, columns: Object.keys(mapping.columns) },
      accountability,
    });
  });
}
