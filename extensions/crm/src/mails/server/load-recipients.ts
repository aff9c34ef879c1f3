import { DomainError } from '@ia/core';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { type AboutRecord, loadPeople, type MailPerson } from './store/mail-people.ts';

/** Refused before any reason: whoever may not read the record, or what is answered. @throws FORBIDDEN */
export async function assertReadsRecord(
  asker: SignedInAsker,
  { of, id }: AboutRecord,
  answers: string | null,
): Promise<void> {
  const reads = (collection: string, key: string) =>
    mayReach(asker, { action: 'read', collection, keys: [key] });
  if (!(await reads(`${of}s`, id))) throw new DomainError('FORBIDDEN');
  if (answers && !(await reads('activities', answers))) throw new DomainError('FORBIDDEN');
}

/** The people of a record whose addresses the asker may read. */
export async function loadRecipients(
  asker: SignedInAsker,
  { services }: ExtensionContext,
  about: AboutRecord,
): Promise<readonly MailPerson[]> {
  const people = await loadPeople(asker.database, about);
  if (people.length === 0) return people;
  const { accountability, schema, database: knex } = asker;
  const collection = about.of === 'lead' ? 'leads' : 'contact_emails';
  const items = new services.ItemsService(collection, { accountability, schema, knex });
  const filter = { email: { _in: people.map(({ address }) => address) } };
  const rows = await items.readByQuery({ fields: ['email'], filter, limit: -1 });
  const readable = new Set(rows.map(({ email }) => email));
  return people.filter(({ address }) => readable.has(address));
}
