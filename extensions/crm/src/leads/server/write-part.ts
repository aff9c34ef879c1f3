import { DomainError } from '@ia/core';
import type { CarriedConsent, Part } from '@ia/core/leads/decide-lead-conversion';
import { type Row, translateError } from '@ia/directus-kit';
import { addToRefusal } from '@ia/directus-kit/http/add-to-refusal';
import type { Unit } from '@ia/directus-kit/writing/unit';
import { activitiesOfLead } from '../../activities/server/store/activities.ts';
import { changingMails } from '../../mails/server/store/written-mails.ts';
import type { LeadAsker } from './lead-asker.ts';

const COLLECTIONS = { account: 'accounts', contact: 'contacts', deal: 'deals' } as const;

export interface PartToWrite {
  readonly name: keyof typeof COLLECTIONS;
  readonly part: Part;
  /** Where the record hangs: the account, the contact. */
  readonly belongsTo: Row;
}

/** Reuses or creates one part of a conversion; what refuses it names its field: `deal.amount`. */
export async function writePart(unit: Unit, { name, part, belongsTo }: PartToWrite) {
  const items = unit.items(COLLECTIONS[name]);
  try {
    if ('create' in part) {
      return await items.createOne({ ...part.create, ...belongsTo }, unit.options);
    }
    return await reuse(unit, { name, id: part.id, belongsTo });
  } catch (error) {
    throw addToRefusal(translateError(error), ({ field }) =>
      typeof field === 'string' ? { part: name, field: `${name}.${field}` } : { part: name },
    );
  }
}

interface Reused {
  readonly name: PartToWrite['name'];
  readonly id: string;
  readonly belongsTo: Row;
}

async function reuse({ items }: Unit, { name, id, belongsTo }: Reused): Promise<string> {
  const fields = name === 'account' ? ['id'] : ['id', 'account'];
  const [found] = await items(COLLECTIONS[name]).readByQuery({
    filter: { id: { _eq: id } },
    fields,
    limit: 1,
  });
  if (!found) throw new DomainError('FOREIGN_KEY', { field: 'id' });
  if (name !== 'account' && found.account !== belongsTo.account) {
    throw new DomainError('ACCOUNT_MISMATCH', { field: 'id' });
  }
  return id;
}

/** What the person agreed to or refused as a lead stays true of the contact, or of the lead kept. */
export async function carryConsents(
  unit: Unit,
  owner: { readonly contact: string } | { readonly lead: string },
  consents: readonly CarriedConsent[],
): Promise<void> {
  if (consents.length === 0) return;
  const lines = consents.map((line) => ({ ...line, ...owner }));
  await unit.items('consents').createMany(lines, unit.options);
}

export interface Destination {
  readonly lead: string;
  readonly account: string;
  readonly contact: string | null;
  readonly deal: string | null;
}

/** What was done with the lead becomes part of the history of the account and of the deal. */
export async function attachActivities(
  unit: Unit,
  { accountability }: LeadAsker,
  { lead, ...destination }: Destination,
): Promise<void> {
  const activities = await activitiesOfLead(unit.trx, lead, 'unattached');
  if (activities.length === 0) return;
  await moveActivities(unit, accountability, { activities, destination });
}

/** What was done with a lead was done with the one it turns out to be. */
export async function takeActivities(
  unit: Unit,
  { accountability }: LeadAsker,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const activities = await activitiesOfLead(unit.trx, from, 'all');
  if (activities.length === 0) return;
  const destination = { lead: to };
  await moveActivities(unit, accountability, { activities, destination });
}

/**
 * Also those of colleagues, which a seller may not change: only where they hang is written, under
 * the name of who converts or merges, and a private one stays private. Mails that left move along.
 */
async function moveActivities(
  { trx, items, options }: Unit,
  accountability: LeadAsker['accountability'],
  { activities, destination }: { readonly activities: string[]; readonly destination: Row },
): Promise<void> {
  const everyRight = { ...accountability, admin: true };
  await changingMails(trx, () =>
    items('activities', everyRight).updateMany(activities, destination, options),
  );
}
