import { fetchRights, isOpen } from '@ia/directus-kit/rights/asker-rights';
import type { LeadAsker } from './lead-asker.ts';
import type { Readable } from './store/lead-matches.ts';

/** What the search for look-alikes reads. */
const READ = {
  leads: ['id', 'email', 'phone', 'first_name', 'last_name', 'company_name', 'number', 'status'],
  contacts: ['id', 'first_name', 'last_name', 'phone', 'account'],
  contact_emails: ['contact', 'email'],
  accounts: ['id', 'name', 'domain'],
} as const;

type Table = keyof typeof READ;
const tables: readonly Table[] = ['leads', 'contacts', 'contact_emails', 'accounts'];

/**
 * The tables of which the asker reads every row and all of these fields, by Directus' own word: a
 * look-alike must never tell of a record they could not open.
 */
export async function readableTables(asker: LeadAsker): Promise<Readable> {
  if (asker.accountability.admin) return new Set(tables);
  const rights = await fetchRights(asker, 'read', tables);
  return new Set(
    tables.filter((table) =>
      rights.some((right) => right.collection === table && isOpen(right, READ[table])),
    ),
  );
}
