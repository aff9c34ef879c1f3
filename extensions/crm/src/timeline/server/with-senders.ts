import type { Knex } from 'knex';
import type { TimelineEntry } from '../contract.ts';
import { findSenders } from './store/senders.ts';

/** Of mails that came in, who wrote them. */
export async function withSenders(
  knex: Knex,
  entries: readonly TimelineEntry[],
): Promise<TimelineEntry[]> {
  const received = entries.filter(isReceived);
  const known = await findSenders(
    knex,
    received.map(({ id }) => id),
  );
  return entries.map((entry) =>
    isReceived(entry) ? { ...entry, from: known.get(entry.id) ?? null } : entry,
  );
}

type Activity = Extract<TimelineEntry, { kind: 'activity' }>;

const isReceived = (entry: TimelineEntry): entry is Activity =>
  entry.kind === 'activity' && entry.type === 'email' && entry.direction === 'in';
