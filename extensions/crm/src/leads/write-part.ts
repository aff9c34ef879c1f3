import { DomainError } from '@ia/core';
import type { Part } from '@ia/core/leads/decide-lead-conversion';
import { type Row, translateError } from '@ia/directus-kit';
import { addToRefusal } from './add-to-refusal.ts';
import type { Unit } from './in-transaction.ts';
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

/** A refusal of mails or calls is worth more than the notes of a contact that exists: it is added. */
export async function keepRefusals(unit: Unit, contact: string, refusals: string): Promise<void> {
  const contacts = unit.items('contacts');
  const { notes } = await contacts.readOne(contact, { fields: ['notes'] });
  const known = typeof notes === 'string' ? notes : '';
  if (known.includes(refusals)) return;
  const text = [known, refusals].filter(Boolean).join('\n');
  await contacts.updateOne(contact, { notes: text }, unit.options);
}

export interface Destination {
  readonly lead: string;
  readonly account: string;
  readonly contact: string | null;
  readonly deal: string | null;
}

/** What was done with the lead becomes part of the history of the account and of the deal. */
export async function attachActivities(
  { trx, items, options }: Unit,
  { accountability }: LeadAsker,
  { lead, ...destination }: Destination,
): Promise<void> {
  const activities = await trx('activities')
    .where({ lead })
    .whereNull('account')
    .pluck<string[]>('id');
  if (activities.length === 0) return;
  // Also those of colleagues, which a seller may not change: only where they hang is written, under
  // the name of who converts, and a private one stays private.
  const everyRight = { ...accountability, admin: true };
  await items('activities', everyRight).updateMany(activities, destination, options);
}
