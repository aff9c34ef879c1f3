import {
  DomainError,
  decideMilestone,
  type Locale,
  type Milestone,
  type MilestoneDecision,
  type MovingDeal,
} from '@ia/core';
import { movingDealColumns } from '@ia/core/records/deal-facts';
import { civilDateOf } from '@ia/core/time/civil-date';
import type { Accountability } from '@ia/directus-kit/directus';
import { recordAudit } from '@ia/directus-kit/writing/record-audit';
import type { Knex } from 'knex';
import { milestoneText } from './milestone-texts.ts';

export interface MilestoneToRecord {
  readonly deal: string;
  readonly milestone: Milestone;
  readonly hasAgreement?: boolean | null;
  /** The file that was handed over, the contact who received it, the civil day it happened on. */
  readonly attachment?: string | null;
  readonly contact?: string | null;
  readonly occurredOn?: string | null;
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
 * What stands already, said again, changes nothing: its line is answered.
 * The caller has asked whether its person reads the file and the contact.
 * @throws NOT_FOUND, and what `decideMilestone` throws
 */
export async function recordMilestone(
  trx: Knex.Transaction,
  asked: MilestoneToRecord,
): Promise<RecordedMilestone> {
  const deal = await trx('deals')
    .where({ id: asked.deal })
    .forUpdate()
    .first<LockedDeal | undefined>(
      'id',
      'account',
      'contact',
      'has_agreement',
      ...movingDealColumns,
    );
  if (!deal) throw new DomainError('NOT_FOUND');
  const receiver = asked.contact ? await findReceiver(trx, asked.contact) : null;
  const { at, facts, move, missing } = decideMilestone({ ...asked, deal, receiver });
  const standing = move ? null : await findStanding(trx, { ...asked, locked: deal, receiver, at });
  if (standing) return { activity: standing, missing, moved: null };
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
  const activity = await addToTimeline(trx, { ...asked, locked: deal, author, receiver, at });
  if (asked.attachment) await openToAccount(trx, asked.attachment, deal.account);
  await recordAudit(trx, {
    action: 'deal.milestone_recorded',
    collection: 'deals',
    subject: deal.id,
    account: deal.account,
    data: {
      milestone: asked.milestone,
      has_agreement: facts.has_agreement ?? null,
      activity,
      attachment: asked.attachment ?? null,
      contact: receiver?.id ?? null,
    },
    accountability: asked.accountability,
  });
  return { activity, missing, moved: move && { from: deal.stage, to: move.changes.stage } };
}

interface LockedDeal extends MovingDeal {
  readonly account: string;
  readonly contact: string | null;
  readonly has_agreement: boolean | null;
}

interface Receiver {
  readonly id: string;
  readonly account: string | null;
  readonly name: string;
}

async function findReceiver(trx: Knex.Transaction, id: string): Promise<Receiver | null> {
  const found = await trx('contacts')
    .where({ id })
    .first<
      | { id: string; account: string | null; first_name: string | null; last_name: string | null }
      | undefined
    >('id', 'account', 'first_name', 'last_name');
  if (!found) return null;
  const name = [found.first_name, found.last_name].filter(Boolean).join(' ');
  return { id: found.id, account: found.account, name };
}

/** The team reads what the client was given; a file that has an account stays where it is. */
async function openToAccount(trx: Knex.Transaction, file: string, account: string): Promise<void> {
  await trx('directus_files').where({ id: file }).whereNull('account').update({ account });
}

interface Told extends MilestoneToRecord {
  readonly locked: LockedDeal;
  readonly receiver: Receiver | null;
  readonly at: Date;
}

/**
 * The line that says the same already: the same thing to the same person on the same day (Europe/
 * Paris), a second click or a second tab. What is noted besides is never lost: it has a line of its
 * own. A validation says the same while the deal still holds that answer.
 */
async function findStanding(trx: Knex.Transaction, told: Told): Promise<string | null> {
  const { locked, milestone, hasAgreement, receiver, attachment, at } = told;
  if (milestone === 'audit_validated' && locked.has_agreement !== hasAgreement) return null;
  const note = told.note?.trim() || null;
  const row = await trx('activities')
    .where({ deal: locked.id, milestone, status: 'done' })
    .whereRaw('attachment IS NOT DISTINCT FROM ?::uuid', [attachment ?? null])
    .whereRaw('contact IS NOT DISTINCT FROM ?::uuid', [receiver?.id ?? locked.contact])
    .whereRaw(`(occurred_at AT TIME ZONE 'Europe/Paris')::date = ?::date`, [civilDateOf(at)])
    .modify((query) => {
      if (note) query.where({ body: note });
    })
    .orderBy('date_created', 'desc')
    .first<{ id: string } | undefined>('id');
  return row?.id ?? null;
}

interface Line extends Told {
  readonly author: string | null;
}

async function addToTimeline(trx: Knex.Transaction, line: Line): Promise<string> {
  const { locked, author, milestone, now, receiver } = line;
  await trx.raw(`select set_config('app.milestone', 'on', true)`);
  const [row] = await trx('activities')
    .insert({
      id: trx.raw('gen_random_uuid()'),
      // Never a note: it would stand for the one the rules ask for after a meeting.
      type: milestone === 'proposal_sent' ? 'email' : 'task',
      status: 'done',
      subject: milestoneText(
        { milestone, hasAgreement: line.hasAgreement ?? null, to: receiver?.name ?? null },
        line.locale,
      ),
      body: line.note?.trim() || null,
      occurred_at: line.at,
      milestone,
      attachment: line.attachment ?? null,
      deal: locked.id,
      account: locked.account,
      contact: receiver?.id ?? locked.contact,
      owner: author,
      visibility: 'shared',
      origin: author ? 'manual' : 'system',
      user_created: author,
      date_created: now,
    })
    .returning<{ id: string }[]>('id');
  await trx.raw(`select set_config('app.milestone', '', true)`);
  return row?.id ?? '';
}
