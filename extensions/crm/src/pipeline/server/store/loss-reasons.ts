import type { LossReason } from '@ia/core';
import type { Knex } from 'knex';

/** The reasons a deal can be lost for, those no longer offered included. */
export async function loadLossReasons(database: Knex): Promise<LossReason[]> {
  return database<LossReason>('loss_reasons').select('key', 'needs_note', 'is_active');
}
