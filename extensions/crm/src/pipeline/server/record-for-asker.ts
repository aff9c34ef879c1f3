import { messageFor } from '@ia/core';
import { actorName, type ExtensionContext, requestLocale } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { assertMayUpdate } from '@ia/directus-kit/rights/may-update';
import { publishUpdate } from '@ia/directus-kit/writing/publish-change';
import { recordMilestone } from '@ia/records/deals/record-milestone';
import { checkRecord } from '@ia/records/record-rules/check-record';
import { textLimits } from '@ia/records/record-rules/text-limits';
import type { MilestoneBody, Recorded } from '../contract.ts';
import { MOVED_FIELDS } from './update-rule.ts';

export interface MilestoneWish extends MilestoneBody {
  readonly deal: string;
}

/**
 * Records a milestone of a deal for somebody who may change that deal. Returns the line added to
 * the timeline, the move it brought, or the sentence that says what the deal still lacks.
 * @throws FORBIDDEN before any reason, TEXT_…, and what `recordMilestone` throws
 */
export async function recordForAsker(
  asker: Asker,
  { database }: ExtensionContext,
  wish: MilestoneWish,
): Promise<Recorded> {
  await assertMayUpdate(asker, { collection: 'deals', ids: [wish.deal], fields: MOVED_FIELDS });
  const role = await actorName(asker.database, asker.accountability);
  const limits = await textLimits(database);
  const payload = { body: wish.note ?? null };
  checkRecord({ collection: 'activities', payload, schema: asker.schema, limits });
  const locale = requestLocale();
  const { activity, moved, missing } = await asker.database.transaction((trx) =>
    recordMilestone(trx, {
      deal: wish.deal,
      milestone: wish.milestone,
      hasAgreement: wish.has_agreement,
      note: wish.note,
      accountability: asker.accountability,
      actorRole: role,
      locale,
      now: new Date(),
    }),
  );
  const changes = moved ? { stage: moved.to } : {};
  await publishUpdate(asker, { collection: 'deals', keys: [wish.deal], payload: changes });
  const lacking = missing && {
    code: missing.code,
    message: messageFor(missing.code, { field: 'stage', value: missing.value }, locale),
  };
  return { activity, moved, missing: lacking };
}
