import { DomainError } from '@ia/core';
import type { JsonValue } from '@ia/core/imports';
import { type Divergence, settleField } from '@ia/core/syncs/merge-record';
import { type ExtensionContext, recordAudit } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import type { SettleBody } from '../contract.ts';
import { lockSource } from './load-sync.ts';
import { assertReadable } from './start-sync.ts';
import { lockRecord, type RememberedRecord, saveRecord } from './store/records.ts';
import { isSourceBusy } from './store/runs.ts';

/**
 * Decides on fields in which a record and its source are apart. Ours stays and is no more told of;
 * that of the source is written by the next sync, through the rules of any write.
 * @throws NOT_FOUND, SYNC_LEFT, SYNC_BUSY, IMPORT_STATE when a field is apart no more
 */
export async function settleRecord(
  { database }: ExtensionContext,
  { accountability }: Asker,
  { source, body }: { readonly source: string; readonly body: SettleBody },
): Promise<void> {
  const { collection, external_id: externalId, fields } = body;
  await database.transaction(async (trx) => {
    assertReadable(await lockSource(trx, source));
    // A run at work may have read what is about to be decided.
    if (await isSourceBusy(trx, source)) throw new DomainError('SYNC_BUSY');
    const key = { source, collection, externalId };
    const record = await lockRecord(trx, key);
    if (!record) throw new DomainError('NOT_FOUND');
    await saveRecord(trx, key, settle(record, fields));
    await recordAudit(trx, {
      action: 'sync.conflict_settled',
      collection: 'sync_sources',
      subject: source,
      data: { external_id: externalId, fields },
      accountability,
    });
  });
}

function settle(
  { synced, held, diverging }: RememberedRecord,
  fields: SettleBody['fields'],
): RememberedRecord {
  const said: Record<string, JsonValue> = { ...synced };
  const kept: Record<string, JsonValue> = { ...held };
  const left: Record<string, Divergence> = { ...diverging };
  for (const [field, decision] of Object.entries(fields)) {
    const divergence = left[field];
    if (!divergence) throw new DomainError('IMPORT_STATE');
    const settled = settleField(decision, divergence);
    if (settled.synced === undefined) delete said[field];
    else said[field] = settled.synced;
    kept[field] = settled.held;
    delete left[field];
  }
  return { synced: said, held: kept, diverging: Object.keys(left).length > 0 ? left : null };
}
