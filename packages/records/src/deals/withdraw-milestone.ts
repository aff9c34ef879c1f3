import { DomainError } from '@ia/core';
import type { ProvenMilestone } from '@ia/core/pipeline/decide-milestone';
import { decideWithdrawal, type KeptMilestone } from '@ia/core/pipeline/withdraw-milestone';
import type { Accountability } from '@ia/directus-kit/directus';
import { recordAudit } from '@ia/directus-kit/writing/record-audit';
import type { Knex } from 'knex';

interface MilestoneToWithdraw {
  readonly deal: string;
  /** The line of the timeline that says it. */
  readonly activity: string;
  readonly reason: string;
  readonly accountability: Accountability;
  readonly actorRole: string;
  readonly now: Date;
}

interface Row extends KeptMilestone {
  readonly id: string;
}

/**
 * Takes back a proposal sent or an audit delivered, within the caller's transaction and past every
 * right: the line stays on the timeline, cancelled, with its reason; the deal forgets the fact.
 * @throws NOT_FOUND, and what `decideWithdrawal` throws
 */
export async function withdrawMilestone(
  trx: Knex.Transaction,
  asked: MilestoneToWithdraw,
): Promise<{ readonly milestone: ProvenMilestone }> {
  const { now, accountability } = asked;
  const deal = await trx('deals')
    .where({ id: asked.deal })
    .forUpdate()
    .first<{ id: string; account: string; stage: string } | undefined>('id', 'account', 'stage');
  const lines = await trx('activities')
    .where({ deal: asked.deal })
    .whereNotNull('milestone')
    .select<Row[]>('id', 'milestone', 'occurred_at', 'withdrawn_at');
  const line = lines.find(({ id }) => id === asked.activity);
  if (!deal || !line) throw new DomainError('NOT_FOUND');
  const others = lines.filter(
    ({ id, milestone, withdrawn_at }) =>
      id !== line.id && milestone === line.milestone && withdrawn_at === null,
  );
  const decision = decideWithdrawal({ ...asked, stage: deal.stage, line, others });
  const { milestone, reason, facts } = decision;
  const stamps = { user_updated: accountability.user, date_updated: now };
  await trx('deals')
    .where({ id: deal.id })
    .update({ ...facts, ...stamps });
  await trx.raw(`select set_config('app.milestone', 'on', true)`);
  await trx('activities')
    .where({ id: line.id })
    .update({ status: 'cancelled', withdrawn_at: now, withdrawal_reason: reason, ...stamps });
  await trx.raw(`select set_config('app.milestone', '', true)`);
  await recordAudit(trx, {
    action: 'deal.milestone_withdrawn',
    collection: 'deals',
    subject: deal.id,
    account: deal.account,
    data: { milestone, reason, activity: line.id },
    accountability,
  });
  return { milestone };
}
