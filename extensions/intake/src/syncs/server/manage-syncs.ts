import { DomainError } from '@ia/core';
import type { Answer } from '@ia/core/contracts/answer';
import { type ExtensionContext, recordAudit } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import type { Knex } from 'knex';
import type { ChangedSyncBody, newSyncBody } from '../contract.ts';
import { engineOf } from './engines.ts';
import { loadSyncSource, lockSource } from './load-sync.ts';
import { nextRunAt } from './schedule.ts';
import { cancelPreviewed, isSourceBusy } from './store/runs.ts';
import { forgetSecret, saveSecret } from './store/source-secret.ts';
import { markLeft } from './store/sources.ts';

/** @throws VALUE_INVALID, SCHEDULE_INVALID, UNIQUE_VIOLATION (key) */
export async function createSync(
  context: ExtensionContext,
  asker: Asker,
  body: Answer<typeof newSyncBody>,
): Promise<string> {
  const { schedule: cron, ...source } = body;
  return items(context, asker).createOne({ ...source, schedule: cron || null, is_active: true });
}

/** @throws NOT_FOUND, VALUE_INVALID, SCHEDULE_INVALID, SYNC_LEFT */
export async function changeSync(
  context: ExtensionContext,
  asker: Asker,
  { id, change }: { readonly id: string; readonly change: ChangedSyncBody },
): Promise<void> {
  const { left_at } = await loadSyncSource(context.database, id);
  if (left_at !== null) throw new DomainError('SYNC_LEFT');
  const { schedule: cron, ...fields } = change;
  const asked = cron === undefined ? {} : { schedule: cron || null };
  await items(context, asker).updateOne(id, { ...fields, ...asked });
}

/** @throws NOT_FOUND, SYNC_LEFT, SYNC_SECRET_INVALID */
export async function changeSecret(
  trx: Knex.Transaction,
  given: { readonly id: string; readonly secret: string | null; readonly filesKey: string },
): Promise<void> {
  const { id, secret, filesKey } = given;
  const { kind, left_at } = await loadSyncSource(trx, id);
  if (left_at !== null) throw new DomainError('SYNC_LEFT');
  const hint = secret === null ? null : engineOf(kind).readSecret(secret).hint;
  await saveSecret(trx, filesKey, { source: id, text: secret, hint });
}

/**
 * The switch: the source is read no more, its secret is forgotten, the platform is the reference.
 * There is no way back. @throws NOT_FOUND, SYNC_LEFT, SYNC_BUSY, VALUE_INVALID (confirm)
 */
export async function leaveSource(
  { database }: ExtensionContext,
  { accountability }: Asker,
  { id, confirm, now }: { readonly id: string; readonly confirm: string; readonly now: Date },
): Promise<void> {
  await database.transaction(async (trx) => {
    const source = await lockSource(trx, id);
    if (source.left_at !== null) throw new DomainError('SYNC_LEFT');
    if (confirm.trim() !== source.name.trim()) {
      throw new DomainError('VALUE_INVALID', { field: 'confirm', hint: source.name });
    }
    if (await isSourceBusy(trx, id)) throw new DomainError('SYNC_BUSY');
    await markLeft(trx, id, now);
    await forgetSecret(trx, id);
    await cancelPreviewed(trx, id, now);
    await recordAudit(trx, {
      action: 'source.left',
      collection: 'sync_sources',
      subject: id,
      data: { name: source.name },
      accountability,
    });
  });
}

/** What a schedule brings with it. @throws SCHEDULE_INVALID */
export function withNextRun<Payload extends object>(payload: Payload, now: Date) {
  if (!('schedule' in payload)) return payload;
  const text = typeof payload.schedule === 'string' ? payload.schedule.trim() : '';
  const next_run_at = text === '' ? null : nextRunAt(text, now).toISOString();
  return { ...payload, schedule: text || null, next_run_at };
}

function items({ services, database }: ExtensionContext, { accountability, schema }: Asker) {
  return new services.ItemsService('sync_sources', { accountability, schema, knex: database });
}
