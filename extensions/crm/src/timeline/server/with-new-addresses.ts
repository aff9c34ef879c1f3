import type { Knex } from 'knex';
import { findAddressesNow } from '../../mails/server/store/written-mails.ts';
import type { TimelineEntry } from '../contract.ts';

/** Of mails of the asker that came back, where their person is reached by now. */
export async function withNewAddresses(
  database: Knex,
  asker: string | null,
  entries: readonly TimelineEntry[],
): Promise<TimelineEntry[]> {
  const back = entries.filter((entry) => isBack(entry) && entry.who?.id === asker);
  const known = await findAddressesNow(
    database,
    back.map(({ id }) => id),
  );
  return entries.map((entry) => {
    if (!isBack(entry)) return entry;
    return { ...entry, mail: { ...entry.mail, again: known.get(entry.id) ?? null } };
  });
}

type Back = Extract<TimelineEntry, { kind: 'activity' }> & {
  readonly mail: NonNullable<Extract<TimelineEntry, { kind: 'activity' }>['mail']>;
};

const isBack = (entry: TimelineEntry): entry is Back =>
  entry.kind === 'activity' && entry.mail?.state === 'bounced';
