import type { LeadState } from '@ia/core/leads/decide-lead-change';
import type { Knex } from 'knex';

const STATE = [
  'id',
  'status',
  'disqualification_reason',
  'disqualification_note',
  'duplicate_of',
  'converted_account',
  'converted_contact',
  'converted_deal',
  'converted_at',
] as const;

/** The same, and who follows the lead. */
export type OwnedLeadState = LeadState & { readonly owner: string | null };

/** What the rules need to know of leads before they change. */
export function loadLeadStates(database: Knex, keys: readonly string[]): Promise<LeadState[]> {
  return database<LeadState>('leads')
    .whereIn('id', [...keys])
    .select(...STATE);
}

/**
 * The same, held until the transaction ends: two clicks, or a click during a bulk change, wait for
 * each other. Always in one order, so that two lists never wait for one another.
 */
export function lockLeadStates(
  trx: Knex.Transaction,
  keys: readonly string[],
): Promise<OwnedLeadState[]> {
  return trx<OwnedLeadState>('leads')
    .whereIn('id', [...keys])
    .orderBy('id')
    .forUpdate()
    .select(...STATE, 'owner');
}
