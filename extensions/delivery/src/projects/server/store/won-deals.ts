import type { WonDeal } from '@ia/core';
import type { Knex } from 'knex';

/** A deal agreed on with what its project starts from. */
export interface DealToDeliver extends WonDeal {
  readonly owner: string | null;
  readonly contact: string | null;
  readonly account_name: string;
  readonly account_locale: 'fr' | 'en';
  readonly account_sla_summary: string | null;
  readonly offer: string | null;
  readonly offer_name: string | null;
  readonly sla_summary: string | null;
  readonly project_template: unknown;
}

/**
 * The deal, or null when it is gone or no longer agreed on: somebody reopened it in the meantime, or
 * gave it up. Agreed on: won, or its audit validated with the client's agreement.
 */
export async function findDealToDeliver(
  database: Knex,
  deal: string,
): Promise<DealToDeliver | null> {
  const row = await database('deals as d')
    .join('deal_stages as s', 's.key', 'd.stage')
    .join('accounts as a', 'a.id', 'd.account')
    .leftJoin('offers as o', 'o.id', 'd.offer')
    .where({ 'd.id': deal })
    .where((agreed) =>
      agreed
        .where({ 's.type': 'won' })
        .orWhere((audited) =>
          audited
            .where({ 's.type': 'open', 'd.has_agreement': true })
            .whereNotNull('d.audit_validated_at'),
        ),
    )
    .first<DealToDeliver | undefined>(
      'd.id',
      'd.name',
      'd.account',
      'd.amount',
      'd.currency',
      'd.scope',
      'd.owner',
      'd.contact',
      'd.offer',
      'a.name as account_name',
      'a.locale as account_locale',
      'o.name as offer_name',
      'a.sla_summary as account_sla_summary',
      'o.sla_summary',
      'o.project_template',
      database.raw(`CASE WHEN s.type = 'won' THEN d.closed_on::text END AS won_on`),
    );
  return row ?? null;
}
