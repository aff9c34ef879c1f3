import { DomainError } from '@ia/core';
import type { Knex } from 'knex';

/** A meeting an outside calendar tells of. */
export interface MeetingToRecord {
  /** `<source>:<id of the event>`: telling it again changes the same activity. */
  readonly externalId: string;
  readonly subject: string;
  readonly body?: string | null;
  readonly occurredAt: Date;
  readonly status: 'planned' | 'done' | 'cancelled';
  readonly deal?: string | null;
  readonly account?: string | null;
  readonly contact?: string | null;
  readonly lead?: string | null;
  /** The colleague it is with. */
  readonly owner?: string | null;
}

export interface RecordedMeeting {
  readonly activity: string;
  /** The deal whose facts, and perhaps stage, have changed: to be published after the commit. */
  readonly deal: string | null;
}

/**
 * Writes a meeting, moved or cancelled alike, within the caller's transaction and past every
 * right: the caller answers for who may tell it. The database then keeps what the rules of
 * advancement look at, and takes a deal in Prospect to the stage of meetings (cause `meeting`).
 * After the commit, `publishUpdate` of the deal tells the live screens.
 */
export async function recordMeeting(
  trx: Knex.Transaction,
  meeting: MeetingToRecord,
): Promise<RecordedMeeting> {
  const { externalId, occurredAt, deal, account, contact, lead, owner, ...rest } = meeting;
  const told = { ...rest, occurred_at: occurredAt };
  // What is not told again stays as it is: a cancellation need not repeat whose meeting it was.
  const links = definedOf({ deal, account, contact, lead, owner });
  const [row] = await trx('activities')
    .insert({
      ...told,
      ...links,
      id: trx.raw('gen_random_uuid()'),
      type: 'meeting',
      visibility: 'shared',
      origin: 'webhook',
      external_id: externalId,
      date_created: trx.fn.now(),
    })
    .onConflict('external_id')
    .merge({ ...told, ...links, date_updated: trx.fn.now() })
    .returning<{ id: string; deal: string | null }[]>(['id', 'deal']);
  if (!row) throw new DomainError('INTERNAL');
  return { activity: row.id, deal: row.deal };
}

function definedOf(values: Readonly<Record<string, string | null | undefined>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
