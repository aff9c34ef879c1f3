import { DomainError } from '@ia/core';
import type { ScoreOverride } from '@ia/core/scoring/decide-override';
import { type ExtensionContext, recordAudit } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { publishUpdate } from '@ia/directus-kit/writing/publish-change';
import * as z from 'zod/mini';
import { type LeadScore, leadScore } from '../contract.ts';
import { scoreLeads } from './score-leads.ts';
import { loadSetup } from './store/load-setup.ts';
import { clearByHand, setByHand } from './store/save-scores.ts';

interface Change {
  readonly id: string;
  readonly now: Date;
  /** Null to let the automatic score go on. */
  readonly override: ScoreOverride | null;
}

const SHOWN = Object.keys(leadScore.shape);

/**
 * Sets a score by hand, or releases it: the automatic one is back at once.
 * @throws NOT_FOUND when the lead is not among those the asker may read, FORBIDDEN for one they may
 * not change
 */
export async function changeOverride(
  { services }: ExtensionContext,
  asker: SignedInAsker,
  { id, now, override }: Change,
): Promise<LeadScore> {
  const { accountability, schema, database } = asker;
  const items = new services.ItemsService('leads', { accountability, schema, knex: database });
  const [known] = await items.readByQuery({
    filter: { id: { _eq: id } },
    fields: ['id'],
    limit: 1,
  });
  if (!known) throw new DomainError('NOT_FOUND');
  await assertMayUpdate(asker, { collection: 'leads', ids: [id] });
  await database.transaction(async (trx) => {
    if (override) await setByHand(trx, { ...override, id, now, user: asker.user });
    else if (await clearByHand(trx, id))
      await scoreLeads(trx, [id], { setup: await loadSetup(trx), now });
    await recordAudit(trx, {
      action: override ? 'lead.score_set' : 'lead.score_released',
      collection: 'leads',
      subject: id,
      data: { ...override },
      accountability,
    });
  });
  const row = await items.readOne(id, { fields: SHOWN });
  await publishUpdate(asker, { collection: 'leads', keys: [id], payload: row });
  return z.parse(leadScore, row);
}
