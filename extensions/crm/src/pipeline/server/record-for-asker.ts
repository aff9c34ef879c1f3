import { DomainError, messageFor } from '@ia/core';
import { actorName, type ExtensionContext, requestLocale } from '@ia/directus-kit';
import type { Asker } from '@ia/directus-kit/rights/asker-rights';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
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
 * @throws FORBIDDEN before any reason, FILE_OUT_OF_REACH, VALUE_INVALID (contact), TEXT_…, and what
 * `recordMilestone` throws
 */
export async function recordForAsker(
  asker: Asker,
  { database }: ExtensionContext,
  wish: MilestoneWish,
): Promise<Recorded> {
  await assertMayUpdate(asker, { collection: 'deals', ids: [wish.deal], fields: MOVED_FIELDS });
  await assertReads(asker, wish);
  const role = await actorName(asker.database, asker.accountability);
  const limits = await textLimits(database);
  const payload = { body: wish.note ?? null };
  checkRecord({ collection: 'activities', payload, schema: asker.schema, limits, isTyped: true });
  const locale = requestLocale();
  const { activity, moved, missing } = await asker.database.transaction((trx) =>
    recordMilestone(trx, {
      deal: wish.deal,
      milestone: wish.milestone,
      hasAgreement: wish.has_agreement,
      attachment: wish.attachment,
      contact: wish.contact,
      occurredOn: wish.occurred_on,
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

/** Naming a file or a contact would otherwise be a way to open it: the line shows both to the team. */
async function assertReads(asker: Asker, { attachment, contact }: MilestoneWish): Promise<void> {
  const collection = 'activities';
  const reads = (from: string, id: string) =>
    mayReach(asker, { action: 'read', collection: from, keys: [id] });
  if (attachment && !(await reads('directus_files', attachment))) {
    throw new DomainError('FILE_OUT_OF_REACH', { field: 'attachment', collection });
  }
  if (contact && !(await reads('contacts', contact))) {
    throw new DomainError('VALUE_INVALID', { field: 'contact', collection });
  }
}
