import {
  DomainError,
  decideMilestone,
  type Locale,
  type Milestone,
  type MilestoneDecision,
  type MovingDeal,
} from '@ia/core';
import { movingDealColumns } from '@ia/core/records/deal-facts';
import type { Accountability } from '@ia/directus-kit/directus';
import { recordAudit } from '@ia/directus-kit/writing/record-audit';
import type { Knex } from 'knex';
import { milestoneText } from './milestone-texts.ts';

export interface MilestoneToRecord {
  readonly deal: string;
  readonly milestone: Milestone;
  readonly hasAgreement?: boolean | null;
  /** What the person adds to the line of the timeline. */
  readonly note?: string | null;
  readonly accountability: Accountability | null;
  /** As core names it; `system` when nobody asks. */
  readonly actorRole: string;
  readonly locale: Locale;
  readonly now: Date;
}

export interface RecordedMilestone extends Pick<MilestoneDecision, 'missing'> {
  readonly activity: string;
  readonly moved: { readonly from: string; readonly to: string } | null;
}

/**
 * Records that a proposal was sent or an audit delivered or validated, within the caller's
 * transaction and past every right: the caller answers for who may. It keeps the fact on the deal,
 * leaves a line on its timeline, and takes the deal to its stage where the rules allow it (cause
 * `milestone`). The database tells `proposal.sent` and `audit.validated`. After the commit,
 * `publishUpdate` of the deal tells the live screens.
 * @throws NOT_FOUND, and what `decideMilestone` throws
 */
export async function recordMilestone(
  trx: Knex.Transaction,
  asked: MilestoneToRecord,
): Promise<RecordedMilestone> {
  const deal = await trx('deals')
    .where({ id: asked.deal })
    .forUpdate()
    .first<LockedDeal | undefined>('id', 'account', 'contact', ...movingDealColumns);
  if (!deal) throw new DomainError('NOT_FOUND');
  const { facts, move, missing } = decideMilestone({ ...asked, deal });
  const author = asked.accountability?.user ?? null;
  await trx.raw(`select set_config('app.cause', 'milestone', true)`);
  await trx('deals')
    .where({ id: deal.id })
    .update({
      ...facts,
      ...(move && { stage: move.changes.stage }),
      // Left alone when nobody is known: the history then names nobody.
      ...(author && { user_updated: author, date_updated: asked.now }),
    });
  await trx.raw(`select set_config('app.cause', '', true)`);
  const activity = await addToTimeline(trx, { ...asked, locked: deal, author });
  await recordAudit(trx, {
    action: 'deal.milestone_recorded',
    collection: 'deals',
    subject: deal.id,
    account: deal.account,
    data: { milestone: asked.milestone, has_agreement: facts.has_agreement ?? null },
    accountability: asked.accountability,
  });
  return { activity, missing, moved: move && { from: deal.stage, to: move.changes.stage } };
}

interface LockedDeal extends MovingDeal {
  readonly account: string;
  readonly contact: string | null;
}

interface Line extends MilestoneToRecord {
  readonly locked: LockedDeal;
  readonly author: string | null;
}

async function addToTimeline(trx: Knex.Transaction, line: Line): Promise<string> {
  const { locked, author, milestone, now } = line;
  const [row] = await trx('activities')
    .insert({
      id: trx.raw('gen_random_uuid()'),
      // Never a note: it would stand for the one the rules ask for after a meeting.
      type: milestone === 'proposal_sent' ? 'email' : 'task',
      status: 'done',
      subject: milestoneText(milestone, line.hasAgreement ?? null, line.locale),
      body: line.note?.trim() || null,
      occurred_at: now,
      deal: locked.id,
      account: locked.account,
      contact: locked.contact,
      owner: author,
      visibility: 'shared',
      origin: author ? 'manual' : 'system',
      user_created: author,
      date_created: now,
    })
    .returning<{ id: string }[]>('id');
  return row?.id ?? '';
}
