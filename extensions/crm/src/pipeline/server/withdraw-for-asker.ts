import type { ProvenMilestone } from '@ia/core/pipeline/decide-milestone';
import { actorName, type ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { publishUpdate } from '@ia/directus-kit/writing/publish-change';
import { withdrawMilestone } from '@ia/records/deals/withdraw-milestone';
import { checkRecord } from '@ia/records/record-rules/check-record';
import { textLimits } from '@ia/records/record-rules/text-limits';
import { findTriggered } from '../../reminders/server/store/reminder-sequences.ts';
import { stopPlanned } from '../../reminders/server/store/reminders.ts';
import { MOVED_FIELDS } from './update-rule.ts';

interface WithdrawalWish {
  readonly deal: string;
  readonly activity: string;
  readonly reason: string;
}

/**
 * Takes back a milestone for somebody who may change the deal. The reminders that a proposal began
 * stop with it: nobody is reminded of what was never sent.
 * @throws FORBIDDEN before any reason, TEXT_…, and what `withdrawMilestone` throws
 */
export async function withdrawForAsker(
  asker: SignedInAsker,
  { database }: ExtensionContext,
  { deal, activity, reason }: WithdrawalWish,
): Promise<{ readonly milestone: ProvenMilestone }> {
  await assertMayUpdate(asker, { collection: 'deals', ids: [deal], fields: MOVED_FIELDS });
  const payload = { withdrawal_reason: reason };
  const limits = await textLimits(database);
  checkRecord({ collection: 'activities', payload, schema: asker.schema, limits, isTyped: true });
  const { accountability } = asker;
  const actorRole = await actorName(asker.database, accountability);
  const now = new Date();
  const withdrawn = await asker.database.transaction(async (trx) => {
    const done = await withdrawMilestone(trx, {
      ...{ deal, activity, reason, accountability, actorRole, now },
    });
    if (done.milestone === 'proposal_sent') {
      for (const { id } of await findTriggered(trx, 'proposal_sent'))
        await stopPlanned(trx, { sequence: id, deal }, { reason: 'by_hand', note: reason, now });
    }
    return done;
  });
  await publishUpdate(asker, { collection: 'deals', keys: [deal], payload: {} });
  return withdrawn;
}
